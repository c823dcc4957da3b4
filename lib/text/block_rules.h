/*
 * How blocks are told apart: by rules that are asked in their order; the first that is true of a block gives its kind.
 * What hides prose costs more than boilerplate let through, so every rule wants more than one sign.
 */
#ifndef SAIDBY_BLOCK_RULES_H
#define SAIDBY_BLOCK_RULES_H

#include "text/block_profile.h"

/* A block and what is around it. */
struct block_scene {
    const struct block_profile *block;
    const struct block_profile *previous, *next; /* NULL where there is none */
    const struct block_opening *opening;         /* what the phrase says with which it begins, or NULL */
    bool first;    /* of several */
    bool in_links; /* a list of links goes on till here */
    bool loose;    /* most paragraphs of the text end without a stop, which then says nothing */
};

/* RULE(NAME, KIND, EXAMPLE): the function block_NAME says of a scene whether the rule is true. It is of a block of the
 * EXAMPLE, if that is between two paragraphs; a unit test holds each rule to its own. */
#define BLOCK_RULES(RULE)                                                                                              \
    RULE(goes_on_with_links, BLOCK_LINKS, "Most read\n\nRain to last all week")                                        \
    RULE(is_prose, BLOCK_PARAGRAPH, "Nobody at the council would say who paid for the bridge.")                        \
    RULE(is_list_of_names, BLOCK_BOILERPLATE, "Wenham: Pell; Oakes, Marsh (Lund 70), Dunn, Ross, Tait, Amos.")         \
    RULE(is_figure, BLOCK_BOILERPLATE, "Attendance: 11,204.")                                                          \
    RULE(is_long, BLOCK_PARAGRAPH, NULL)                                                                               \
    RULE(is_drawn, BLOCK_BOILERPLATE, "* * *")                                                                         \
    RULE(opens_boilerplate, BLOCK_BOILERPLATE, "Read more on bridges.")                                                \
    RULE(opens_agency, BLOCK_AGENCY, "Reporting by Rosa Lindqvist")                                                    \
    RULE(opens_caption, BLOCK_CAPTION, "Image caption, The mayor said the bridge was safe.")                           \
    RULE(opens_links, BLOCK_LINKS, "Articles you may like")                                                            \
    RULE(thanks_reporters, BLOCK_AGENCY, "Sol Quill in Oslo contributed to this report.")                              \
    RULE(is_agency, BLOCK_AGENCY, "(Wenham Media Group/Coast Wire)")                                                   \
    RULE(is_byline, BLOCK_BYLINE, "By Rosa Lindqvist")                                                                 \
    RULE(is_date, BLOCK_DATELINE, "Monday, March 3, 2014")                                                             \
    RULE(is_time, BLOCK_DATELINE, "11.20am GMT")                                                                       \
    RULE(ends_in_square_credit, BLOCK_CAPTION, "Boats near Upper Wenham [Rosa Lindqvist/Reuters]")                     \
    RULE(ends_in_picture_credit, BLOCK_CAPTION, "The bridge on Monday. (Image: Wenham Live)")                          \
    RULE(ends_in_names, BLOCK_CAPTION, "The bridge on Monday. “It sings,” says its keeper. (Sol Quill/The Post)")      \
    RULE(ends_in_credit, BLOCK_CAPTION, "The bridge, on wallpaper. Photograph: Sol Quill/Town Museum")                 \
    RULE(names_picture_agency, BLOCK_CAPTION, "The old bridge in spring, by Getty Images")                             \
    RULE(is_headline, BLOCK_HEADLINE, NULL)                                                                            \
    RULE(is_desk, BLOCK_BYLINE, "By Sol Quill\n\nBridges correspondent")                                               \
    RULE(may_be_loose_speech, BLOCK_PARAGRAPH, NULL)                                                                   \
    RULE(is_quoted_link, BLOCK_LINKS, "“I want a bridge”: Farmers speak of hope and doubt")                            \
    RULE(is_heading_with_colon, BLOCK_SUBHEADING, "Advertisement\n\nMayor: bridge ‘helps nobody’")                     \
    RULE(is_question, BLOCK_SUBHEADING, "Advertisement\n\nWhat comes next?\n\nThe old pier")                           \
    RULE(is_plain_heading, BLOCK_SUBHEADING, "Warning over the northern pier")                                         \
    RULE(is_quoted_heading, BLOCK_SUBHEADING, "‘Time to close the bridge’")                                            \
    RULE(is_partly_quoted_heading, BLOCK_SUBHEADING, "Council ‘goals’")                                                \
    RULE(is_plain_link, BLOCK_LINKS,                                                                                   \
         "Farmers In Upper Wenham Speak Of Hope And Doubt As The Old Bridge On The Road To Market Closes")             \
    RULE(is_paragraph, BLOCK_PARAGRAPH, "and nobody spoke")

#define BLOCK_RULE_NAME(name, kind, example) BLOCK_RULE_##name,
enum block_rule { BLOCK_RULES(BLOCK_RULE_NAME) BLOCK_RULE_COUNT };
#undef BLOCK_RULE_NAME

#define BLOCK_RULE_TEST(name, kind, example) bool block_##name(const struct block_scene *scene);
BLOCK_RULES(BLOCK_RULE_TEST)
#undef BLOCK_RULE_TEST

/* Any of the five rules of subheadings. */
bool block_is_subheading(const struct block_scene *scene);

#endif

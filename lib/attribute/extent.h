/*
 * The extent of a statement: the words of its content, as the parts of a link, each a run of tokens [first, end) of
 * one block. A pattern gives a statement all that is on its side of the sentence, the tagger's labels give it other
 * words, and each edge of a clause one more extent (candidate.c). Rules then move the edges, at two times:
 *
 * Before ranking, each candidate's (extent.c). They leave out what is never said and take in what is never cut,
 * whatever else is true of the candidate, so that only extents that may be records are ranked, and equal ones are
 * ranked once.
 *
 * After it, those of the links that were chosen (extent_chosen.c). They need what is known only then: who is told,
 * and that the other parts are taken, too. And they are surer than the ranking, which weighs an extent against others
 * by how often such ones were right: where the source says something else after the statement, both extents are
 * candidates (cut_at_other), and here the longer one is cut even if it was preferred (cut_at_same_form).
 *
 * A rule is in one of these lists, each of which is tried in its order. RULE(NAME, BEFORE, AFTER): a test holds each
 * rule to its example, a text whose statement has the words in {} before the rules are applied and after it.
 */
#ifndef SAIDBY_EXTENT_H
#define SAIDBY_EXTENT_H

#include "match/candidates.h"

/* Before ranking. */
#define EXTENT_CANDIDATE_RULES(RULE)                                                                                   \
    RULE(cut_at_other, "Ada Moss said {the mill was old, adding that nobody slept there}.",                            \
         "Ada Moss said {the mill was old}, adding that nobody slept there.")                                          \
    RULE(leave_out_marks, "Ada Moss said{: the mill is old.}", "Ada Moss said: {the mill is old}.")                    \
    RULE(leave_out_addressee, "Ada Moss told {reporters the mill was old}.",                                           \
         "Ada Moss told reporters {the mill was old}.")                                                                \
    RULE(begin_at_quotation, "Ada Moss told {the crowd on Monday: “We mended the mill in March.”}",                    \
         "Ada Moss told the crowd on Monday: {“We mended the mill in March.”}")                                        \
    RULE(begin_at_that, "Ada Moss said {in a statement that the mill was old}.",                                       \
         "Ada Moss said in a statement {that the mill was old}.")                                                      \
    RULE(take_speech_whole, "Ada Moss said {“The mill is old}. Nobody sleeps in it now.”",                             \
         "Ada Moss said {“The mill is old. Nobody sleeps in it now.”}")                                                \
    RULE(take_time, "Ada Moss said {a report was due}, two years after the flood.",                                    \
         "Ada Moss said {a report was due, two years after the flood}.")

/* After it, of the whole content. */
#define EXTENT_WHOLE_RULES(RULE)                                                                                       \
    RULE(take_front, "At the old mill, Ada Moss said, {nobody slept}.",                                                \
         "{At the old mill}, Ada Moss said, {nobody slept}.")                                                          \
    RULE(drop_aside, "{“We mended the mill in March,”} Ada Moss said, {smiling}.",                                     \
         "{“We mended the mill in March,”} Ada Moss said, smiling.")                                                   \
    RULE(take_named, "Ada Moss called the plan {“a waste of money”}.", "Ada Moss called {the plan “a waste of money”}.")

/* Then of each part after the cue: where it ends. */
#define EXTENT_PART_RULES(RULE)                                                                                        \
    RULE(cut_at_same_form, "Ada Moss said {the mill was old and warned that it might burn}.",                          \
         "Ada Moss said {the mill was old} and warned that it might burn.")                                            \
    RULE(take_main_clause, "Ada Moss warned {that if the rain goes on}, the mill may burn.",                           \
         "Ada Moss warned {that if the rain goes on, the mill may burn}.")                                             \
    RULE(cut_at_bracket,                                                                                               \
         "The miller (Ada Moss said {the mill was dry) left early}.", \
         "The miller (Ada Moss said {the mill was dry}) left early.") \
    RULE(cut_after_speech,                                                                                             \
         "Ada Moss said {“no more flour” and closed the door}.",                                                       \
         "Ada Moss said {“no more flour”} and closed the door.")                                                       \
    RULE(cut_at_main_clause,                                                                                           \
         "Although Ada Moss said {the mill was dry, bakers stayed away}.",                                             \
         "Although Ada Moss said {the mill was dry}, bakers stayed away.")                                             \
    RULE(cut_at_verb_of_subject,                                                                                       \
         "Ada Moss, who said {the mill was hers, was fined}.",                                                         \
         "Ada Moss, who said {the mill was hers}, was fined.")                                                         \
    RULE(leave_time, "Ada Moss praised {the sale of the mill on Monday}.",                                             \
         "Ada Moss praised {the sale of the mill} on Monday.")

#define EXTENT_CHOSEN_RULES(RULE) EXTENT_WHOLE_RULES(RULE) EXTENT_PART_RULES(RULE)

#define EXTENT_RULE_NAME(name, before, after) EXTENT_##name,
enum extent_rule { EXTENT_CANDIDATE_RULES(EXTENT_RULE_NAME) EXTENT_CHOSEN_RULES(EXTENT_RULE_NAME) EXTENT_RULE_COUNT };
#undef EXTENT_RULE_NAME

/* Of link.extent_rules: the rule has moved an edge. */
#define EXTENT_BIT(name) (1u << EXTENT_##name)

/* ---- before ranking ---- */

/* What candidates of one source and cue share when their extents are settled: who is told, and what was last asked of
 * where a part begins. */
struct extent_setting {
    size_t cue, cue_first, cue_end, source_first;
    size_t told;    /* mention, or NO_INDEX */
    bool spoken_of; /* the source does not speak: there is no candidate */
    size_t first, quote, that;
};

#define EXTENT_SETTING_NONE                                                                                            \
    {                                                                                                                  \
        .cue_first = NO_INDEX, .told = NO_INDEX, .first = NO_INDEX                                                     \
    }

/* Make it a link's. */
void extent_set(const struct analysis *analysis, const struct link *link, struct extent_setting *setting);

/* Apply the rules but for cut_at_other to a candidate. Parts of which nothing is left are dropped. setting: the
 * link's. */
void extent_settle(const struct analysis *analysis, struct extent_setting *setting, struct link *link);

/* True when the end of what was settled stays where it is if it is settled again. */
bool extent_is_settled(const struct analysis *analysis, const struct link *link);

/* Cut the parts of a candidate where another attribution begins within them. False: nothing is to be cut. */
bool extent_cut(const struct analysis *analysis, struct link *link);

/* ---- for both ---- */

/* Where the first cue that ends the statement [first, end) does so, or NO_INDEX: ", saying ..." and "and added that
 * ..." hang on the speaker, not on what was said; ", according to X" names another source. form: NULL for any cue, or
 * the statement's link, whose cue must have the same form. */
size_t extent_other(const struct analysis *analysis, size_t first, size_t end, const struct link *form);

/* The rule leave_out_marks: free the parts of the marks around them, and drop those that hold nothing else. */
void extent_leave_out_marks(const struct analysis *analysis, struct link *link);

/* ---- after ranking ---- */

/* Apply its rules to a link that was chosen and has a cue. */
void extent_finish(const struct analysis *analysis, struct link *link);

#endif

/*
 * What a run of capitals names. The rules are tried in their order, and the first that holds gives the kind; where none
 * holds, the run names a person. Each has an example with the run in brackets: tests/unit/mention_rules_test.c holds
 * each rule to its example, and shows which of them hold nowhere in tests/spec/mentions.txt.
 */
#ifndef SAIDBY_NAME_KIND_H
#define SAIDBY_NAME_KIND_H

#include "mention/noun_phrase.h"

/* RULE(test, kind, example), of a run of one word. */
#define NAME_KIND_WORD_RULES(RULE)                                                                                     \
    RULE(is_demonym_of_people, MENTION_GROUP, "The [Dutch] refused to sell.")                                          \
    RULE(is_place_word, MENTION_LOCATION, "Help came from [Norway] at noon.")                                          \
    RULE(is_of_organizations, MENTION_ORGANIZATION, "Somebody called [Interpol] at noon.")                             \
    RULE(has_ampersand, MENTION_ORGANIZATION, "Somebody called [Q&T] at noon.")                                        \
    RULE(is_written_as_brand, MENTION_ORGANIZATION, "Somebody called [QuillWorks] at noon.")                           \
    RULE(is_determined, MENTION_ORGANIZATION, "Everybody reads the [Harrower] at noon.")                               \
    RULE(is_acronym_of_run, MENTION_ORGANIZATION, "Somebody called [QPZ] at noon.")                                    \
    RULE(ends_in_organization_noun, MENTION_ORGANIZATION, "Nobody trusts [Parliament] on this.")                       \
    RULE(is_after_place_word, MENTION_LOCATION, "It rained in [Tarnholt] at noon.")

/* The same of a run of several. */
#define NAME_KIND_RUN_RULES(RULE)                                                                                      \
    RULE(is_demonym_of_people, MENTION_GROUP, "Nobody asked [Young Norwegians] about it.")                             \
    RULE(is_of_places, MENTION_LOCATION, "Help came from [Norway Sweden] at noon.")                                    \
    RULE(is_of_organizations, MENTION_ORGANIZATION, "Somebody called [Interpol Reuters] at noon.")                     \
    RULE(has_ampersand, MENTION_ORGANIZATION, "Somebody called [Quill & Daughters] at noon.")                          \
    RULE(ends_in_organization_noun, MENTION_ORGANIZATION, "Somebody called [Quill Ministry] at noon.")                 \
    RULE(has_small_word, MENTION_ORGANIZATION, "Somebody called [Ministry of Tarnholt] at noon.")                      \
    RULE(is_united_people, MENTION_ORGANIZATION, "Somebody called [United Bridge Workers] at noon.")                   \
    RULE(begins_as_person, MENTION_NAME, "Somebody called [Maria Tarnholt] at noon.")                                  \
    RULE(ends_as_person, MENTION_NAME, "Somebody called [Tarnholt Quill Jr.] at noon.")                                \
    RULE(is_determined, MENTION_ORGANIZATION, "Everybody reads the [Veld Harrower] at noon.")                          \
    RULE(begins_as_organization, MENTION_ORGANIZATION, "Somebody called [Interpol Tarnholt] at noon.")                 \
    RULE(begins_as_acronym, MENTION_ORGANIZATION, "Somebody called [QPZ Tarnholt] at noon.")                           \
    RULE(ends_as_place, MENTION_ORGANIZATION, "Somebody called [Quill Harrow Norway] at noon.")                        \
    RULE(begins_as_place, MENTION_ORGANIZATION, "Somebody called [Norway Tarnholt] at noon.")                          \
    RULE(is_after_role, MENTION_ORGANIZATION, "The chief executive of [Harrow Tarnholt] left.")

#define NAME_KIND_WORD(test, kind, example) NAME_KIND_WORD_##test,
#define NAME_KIND_RUN(test, kind, example) NAME_KIND_RUN_##test,
enum name_kind_rule {
    NAME_KIND_WORD_RULES(NAME_KIND_WORD) NAME_KIND_RUN_RULES(NAME_KIND_RUN) NAME_KIND_PERSON,
    NAME_KIND_COUNT
};
#undef NAME_KIND_WORD
#undef NAME_KIND_RUN

/* A run of capitals that ends a noun phrase. */
struct capital_run {
    uint32_t first, end;
    bool determined; /* "the", "a", "his" ... is before its phrase */
};

/* The capitals that end a phrase, and what is between them; first == end: it ends in none. */
struct capital_run capital_run_of(const struct mention_reader *r, const struct noun_phrase *p);

/* The rule that gives the kind of a run, and the kind that it gives: an enum mention_type. */
enum name_kind_rule name_kind_rule(const struct mention_reader *r, const struct capital_run *run);
uint8_t name_kind(const struct mention_reader *r, const struct capital_run *run);

/* The last word of a run is a noun for people, and the run an organization's name all the same: "the Veld Police". */
bool name_is_of_organization(const struct mention_reader *r, const struct capital_run *run);

#endif

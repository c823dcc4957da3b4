/* The stage mention: what the text names people, organizations and places by. */
#ifndef SAIDBY_MENTIONS_H
#define SAIDBY_MENTIONS_H

#include "text/spans.h"

enum mention_type {
    MENTION_NAME,         /* a person by name */
    MENTION_ORGANIZATION, /* an organisation, a paper, a party, a ministry, a team */
    MENTION_LOCATION,     /* a country, a capital, a state: may speak */
    MENTION_GROUP,        /* "the Americans", "Republicans", "voters": a group named by what they are */
    MENTION_DESCRIPTION,  /* "the Russian diplomat", "the senator", "her lawyer": one known person by description */
    MENTION_UNNAMED,      /* "a source familiar with the plan", "officials", "one resident" */
    MENTION_PRONOUN,      /* he, she, they, it, who, ... (never inside a longer mention) */
    MENTION_DOCUMENT      /* "the report", "a poll", "the letter" */
};
enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE, GENDER_NEUTER };
struct mention {
    uint32_t first_token, end_token; /* as a reader would mark it: title, name and the apposition after it */
    uint32_t core_first, core_end;   /* title and name, or the description up to its noun: without what follows */
    uint32_t name_first, name_end;   /* the name proper, without title; first == end: it has none */
    uint32_t head;                   /* the token of the head noun, surname or pronoun */
    uint32_t role_first, role_end;   /* role before the name, without article; first == end: none */
    uint32_t apposition_first, apposition_end; /* role after the name, without article; first == end: none */
    uint32_t block, sentence;
    uint8_t type;            /* enum mention_type */
    uint8_t gender;          /* enum gender */
    bool plural, possessive; /* possessive: an 's follows ("Clinton's campaign": the name within) */
    bool coordinated;        /* "A and B": the two follow as mentions of their own, with parent set */
    uint32_t parent;         /* the mention that this one is in, or NO_INDEX */
    bool alone;              /* a person's name of one word, as far as the first pass read it: mention_repair */
    bool doubtful;           /* no name and no noun for people, organizations or documents: "the storm" */
    uint32_t also_first,
        also_end; /* a further role after the name: "R-Ohio" before an apposition; first == end: none */
};

struct mention_stage {
    VECTOR(struct mention) mentions;
    VECTOR(uint32_t) places;  /* where the second pass put each mention of the first; empty: they stay */
    VECTOR(uint32_t) sources; /* of each link then: the new mention of its source, or NO_INDEX: the one that it had */
};

/* The first pass, when sentences and quoted spans are known. */
bool mention_find(const struct analysis *analysis, struct mention_stage *stage);

/* The second pass, when links are known: mentions for sources that have none, and what the whole text sets right. */
bool mention_repair(const struct analysis *analysis, struct mention_stage *stage);
void mention_stage_reset(struct mention_stage *stage);
void mention_stage_free(struct mention_stage *stage, const memory *mem);

/* The first mention that begins at or after a token; their count where there is none. */
size_t analysis_first_mention(const struct analysis *analysis, size_t token);
/* The first mention that begins within the tokens, or NO_INDEX. */
size_t analysis_mention_within(const struct analysis *analysis, size_t first, size_t end);

#endif

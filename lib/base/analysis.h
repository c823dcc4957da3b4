/*
 * The work state of one text on its way through the stages: each stage reads the arrays before its own and fills its
 * own. All arrays are in text order; all offsets are bytes of `text`; ends are exclusive; indexes are of the arrays
 * here, in 32 bits, for fewer bytes than 4 GiB are read at once.
 */
#ifndef SAIDBY_ANALYSIS_H
#define SAIDBY_ANALYSIS_H

#include "base/base.h"
#include "lang/lexicon.h"

#define NO_INDEX UINT32_MAX /* no index, in size_t as well */

/* ---- layout ---- */
enum block_kind {
    BLOCK_PARAGRAPH, BLOCK_HEADLINE, BLOCK_SUBHEADING, BLOCK_CAPTION, BLOCK_BYLINE, BLOCK_DATELINE, BLOCK_AGENCY,
    BLOCK_BOILERPLATE, BLOCK_LINKS
};
struct block {
    uint32_t start, end;       /* without surrounding blanks */
    uint32_t body; /* where prose and tokens start: after a dateline ("GENEVA (Reuters) — "), else start */
    enum block_kind kind;
    bool indented;
    bool has_prefix_sums;            /* has candidates or labelled cues: prefix_sums_make */
    uint32_t first_token, end_token;
    uint32_t first_sentence, end_sentence;
};

/* ---- words ---- */
enum token_kind {
    TOKEN_WORD,    /* letters, with inner hyphens, apostrophes, dots of abbreviations and initials ("U.S.", "Mr.") */
    TOKEN_NUMBER,  /* digits with what belongs to them ("100,000", "$3.5m", "10th", "9:30") */
    TOKEN_SUFFIX,  /* the possessive after a word: 's or the lone apostrophe, its own token */
    TOKEN_QUOTE,   /* any character that can open or close a quotation: see enum quote_shape */
    TOKEN_MARK,    /* any other mark, one token each; "..." and "--" are one */
    TOKEN_OTHER    /* URLs, e-mail addresses, hashtags, @names, symbols */
};
enum token_flag {
    TOKEN_SPACE_BEFORE = 1,   /* blank or line start before it */
    TOKEN_SPACE_AFTER = 2,
    TOKEN_CAPITAL = 4,        /* first letter is a capital */
    TOKEN_ALL_CAPITAL = 8,    /* two letters or more, all capitals */
    TOKEN_SENTENCE_FIRST = 16,/* first word of its sentence, after opening marks too */
    TOKEN_QUOTED = 32,        /* inside a quoted span (set by quotemark); the marks themselves too */
    TOKEN_ABBREVIATION = 64,  /* the dot belongs to the word */
    TOKEN_PLAIN = 128         /* few letters of ASCII alone (SHORT_WORD), no capital but the first or all */
};
enum quote_shape {
    QUOTE_NONE, QUOTE_DOUBLE_STRAIGHT, QUOTE_DOUBLE_OPEN, QUOTE_DOUBLE_CLOSE, QUOTE_SINGLE_STRAIGHT, QUOTE_SINGLE_OPEN,
    QUOTE_SINGLE_CLOSE, QUOTE_GUILLEMET_OPEN, QUOTE_GUILLEMET_CLOSE, QUOTE_LOW
};
struct token {
    uint32_t start, end;
    uint32_t block, sentence;
    lexicon_set classes;      /* of the word itself and of every phrase that it stands in */
    const char *canonical;    /* of its lexicon entry, or NULL */
    uint32_t hash;            /* token_hash of the word in lower case, apostrophes straight */
    uint8_t kind, flags;
    uint8_t quote;            /* enum quote_shape of a TOKEN_QUOTE */
    char mark; /* of a TOKEN_MARK its plain ASCII form: , . ; : ? ! ( ) [ ] - (any dash) ~ (ellipsis) / * or 0 */
    uint32_t span;            /* innermost quoted span that the token is in or marks, or NONE (set by quotemark) */
    uint16_t word; /* its number (lang/vocabulary.h), whatever its capitals and apostrophes; 0: it has none */
    uint8_t phrase;           /* tokens of the longest lexicon phrase that begins here; 0: none */
};

/* ---- sentences ---- */
struct sentence {
    uint32_t start, end;              /* bytes, closing marks within */
    uint32_t first_token, end_token;
    uint32_t block;
};

/* ---- marks ---- */
enum span_use { SPAN_SPEECH, SPAN_SCARE, SPAN_TITLE };
struct quoted_span {
    uint32_t start, end;              /* bytes without the marks, blanks trimmed */
    uint32_t first_token, end_token;  /* tokens without the marks */
    uint32_t open_token, close_token; /* the marks; close_token NONE where none closes it */
    uint32_t block;
    uint32_t parent;                  /* the quoted span around it, or NONE */
    uint32_t continues;               /* the span of an earlier paragraph that goes on here, or NONE */
    uint32_t words;
    enum span_use use;
    bool whole_block;               /* the block holds nothing else */
    bool opens_block, ends_block;
};

/* ---- mentions ---- */
enum mention_type {
    MENTION_NAME,        /* a person by name */
    MENTION_ORGANIZATION,        /* an organisation, a paper, a party, a ministry, a team */
    MENTION_LOCATION,       /* a country, a capital, a state: may speak */
    MENTION_GROUP,      /* "the Americans", "Republicans", "voters": a group named by what they are */
    MENTION_DESCRIPTION, /* "the Russian diplomat", "the senator", "her lawyer": one known person by description */
    MENTION_UNNAMED,     /* "a source familiar with the plan", "officials", "one resident" */
    MENTION_PRONOUN,     /* he, she, they, it, who, ... (never inside a longer mention) */
    MENTION_DOCUMENT     /* "the report", "a poll", "the letter" */
};
enum gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE, GENDER_NEUTER };
struct mention {
    uint32_t first_token, end_token;  /* as a reader would mark it: title, name and the apposition after it */
    uint32_t core_first, core_end;    /* title and name, or the description up to its noun: without what hangs after */
    uint32_t name_first, name_end;    /* of a name or body, the name proper, no title; else first == end */
    uint32_t head;                    /* the token of the head noun, surname or pronoun */
    uint32_t role_first, role_end;    /* role before the name, without article; first == end: none */
    uint32_t apposition_first,
        apposition_end; /* role after the name (apposition), without article; first == end: none */
    uint32_t block, sentence;
    uint8_t type;                   /* enum mention_type */
    uint8_t gender;                 /* enum gender */
    bool plural, possessive;        /* possessive: an 's follows ("Clinton's campaign": the name within) */
    bool coordinated;                     /* "A and B": the two follow as mentions of their own, with parent set */
    uint32_t parent;                  /* the mention that this one stands in, or NONE */
    uint32_t speaker;                 /* index of speakers, set by coref; NONE: nobody */
    bool doubtful;                  /* no name and no noun for people, organizations or documents: "the storm" */
    uint32_t also_first,
        also_end; /* a further role after the name: "R-Ohio" before an apposition; first == end: none */
};

/* ---- cues ---- */
enum cue_kind {
    CUE_VERB,      /* finite or with auxiliaries: said, has repeatedly warned */
    CUE_GERUND,    /* saying, adding: hangs on an earlier subject */
    CUE_PASSIVE,   /* was told by, was quoted as saying */
    CUE_PHRASE,    /* according to, in the words of */
    CUE_NOUN,      /* statement, claim, warning that ... */
    CUE_INFINITIVE,/* to say: went on to say, declined to comment */
    CUE_MARK       /* a colon or dash that stands for the verb: X: "..." , "..." — X */
};
struct cue {
    uint32_t first_token, end_token;  /* with auxiliaries and adverbs */
    uint32_t head;                    /* the verb itself */
    enum cue_kind kind;
    lexicon_set frames;             /* what may follow the verb: bits of its lexicon classes */
    uint32_t sentence;
};

/* ---- labels ---- */
enum label {
    LABEL_OTHER,
    LABEL_SOURCE_BEGIN,
    LABEL_SOURCE,
    LABEL_CUE_BEGIN,
    LABEL_CUE,
    LABEL_CONTENT_BEGIN,
    LABEL_CONTENT,
    LABEL_COUNT
};
struct word_labels {
    uint8_t best;                   /* enum label of the best path */
    uint8_t seen; /* on it, the pieces of the same attribution before this one: 1 source, 2 cue, 4 content;
                     of a word between two pieces too */
    uint8_t source, cue, content,
        begin; /* marginals of 0..255: in a source, in a cue, in content, content begins here */
};

/* ---- attribution ---- */
/* Of the tokens before one: how many are quoted, begin with a capital, are verbs, in 21 bits each from the lowest; how
 * many are verbs of saying beside quotation marks; the sum of the labels' marginals of content; how many are edges of
 * clauses. What a range of tokens holds is the difference of two; only blocks with candidates or labelled cues are
 * read. */
struct word_prefix_sums {
    uint64_t counts;
    uint32_t spoken, content, edges;
    uint32_t class; /* of the token, kept by the ranking: 1 more than it is, or 0 */
};
#define PREFIX_SUM_BITS 21

#define LINK_PARTS 8
struct link {
    uint32_t cue;                     /* index of cues, or NONE */
    uint32_t source;                  /* the mention in the source that speaks, or NONE */
    uint32_t addressee, via;          /* mentions, or NONE */
    uint32_t previous;                /* the link whose quotation this one goes on with (same speaker), or NONE */
    const char *pattern;            /* static name */
    double score, confidence;
    uint32_t cue_first, cue_end;    /* tokens; first == end: none */
    uint32_t source_first, source_end; /* tokens of the source span; first == end: none */
    struct { uint32_t first_token, end_token; } parts[LINK_PARTS]; /* tokens of the content, marks within */
    uint32_t part_count;
    uint32_t number;                /* its place before links are put in order */
    uint32_t first_rival, end_rival; /* the candidates that it was chosen among; first == end: none */
    bool extent_from_tagger;                /* a pattern's answer with the extent of the labels */
    bool turn;                      /* what somebody says in a transcript, word for word */
    bool ruled;                     /* an answer of a pattern that the rules brought */
    bool same_extent;                     /* of a candidate: the same answer as that before it, by another pattern */
};

/* By what candidates are put in order. */
struct link_key {
    uint64_t source, content; /* cue and source, content */
    uint32_t index, turn;     /* turn: parts those that are equal */
};

/* ---- identity ---- */
struct speaker {
    const char *name;               /* in the doc's arena, NUL-terminated */
    saidby_kind kind;
    const char *role;               /* or NULL */
    VECTOR(const char *) roles;
    VECTOR(size_t) mentions;        /* indexes of mentions */
    VECTOR(size_t) members;
    const char *ref;                /* or NULL */
    enum gender gender;
};

struct analysis {
    memory mem;
    struct arena *arena;            /* the doc's: what the records keep */
    const char *text;               /* a decoded copy in which every bad byte is 0x1A; NUL-terminated */
    size_t length;
    const struct lexicon *lexicon;  /* added by rules, or NULL */
    const struct pattern_set *patterns;
    const struct known_people *known_people;    /* known by rules */
    double min_confidence; /* of records that come out */

    void *tagger;                   /* what the tagger keeps from text to text, or NULL */
    void (*tagger_free)(void *tagger, const memory *mem);
    void *ranking;                  /* what the ranking keeps, in one block, or NULL */

    VECTOR(struct block) blocks;
    VECTOR(struct token) tokens;
    VECTOR(uint32_t) capitals;           /* the tokens that are words with a capital */
    VECTOR(struct sentence) sentences;
    VECTOR(struct quoted_span) spans;
    VECTOR(struct mention) mentions;
    VECTOR(struct cue) cues;
    VECTOR(struct link) candidates;      /* what the patterns answer, several for one cue: pattern_find */
    VECTOR(struct word_labels) labels;   /* one for each token */
    VECTOR(struct word_prefix_sums) prefix_sums;        /* one for each token, and one after the last */
    VECTOR(uint32_t) edges;               /* tokens at which a clause may end or begin */
    VECTOR(uint32_t) labelled;            /* tokens at which a run begins that is labelled a cue */
    VECTOR(struct link_key) own, keys;    /* of the patterns' own candidates, of all */
    VECTOR(struct link) links;
    VECTOR(struct speaker) speakers;
};

void analysis_init(struct analysis *analysis, const memory *mem, struct arena *arena);

/* Begin another text with the room of the last; room that is large beyond the usual is given back. */
void analysis_reset(struct analysis *analysis, struct arena *arena);
void analysis_free(struct analysis *analysis);

/* ---- small questions that every stage asks ---- */
static inline bool token_is(const struct token *token, int class)
{
    return (token->classes & LEX_BIT(class)) != 0;
}
static inline struct slice token_text(const struct analysis *analysis, size_t index)
{
    const struct token *t = &analysis->tokens.items[index];
    return (struct slice){analysis->text + t->start, t->end - t->start};
}
static inline bool token_is_verb(const struct token *token)
{
    return token->kind == TOKEN_WORD &&
           token->classes & (LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON));
}
/* The word is in a set of word_sets.txt. A single word is asked for by its name: token->word == WORD_THAT. */
static inline bool token_in(const struct token *token, enum word_set set)
{
    return word_in(token->word, set);
}

/* How many tokens, before `end`, the longest phrase of the list has that begins with the token; 0: none does. */
size_t phrase_at(const struct analysis *analysis, size_t token, size_t end, enum phrase_list list);

/* FNV-1a, 32 bits (Fowler, Noll, Vo): of a word, and byte by byte. */
#define TOKEN_HASH_START 2166136261u
uint32_t token_hash(const char *lower, size_t length);
static inline uint32_t token_hash_add(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * 16777619u;
}

/* Without regard to case; the first byte, which mostly tells, is looked at in place. */
bool token_equals_all(const struct analysis *analysis, size_t index, const char *lower);
static inline bool token_equals(const struct analysis *analysis, size_t index, const char *lower)
{
    return ((analysis->text[analysis->tokens.items[index].start] ^ lower[0]) & ~0x20) == 0 &&
           token_equals_all(analysis, index, lower);
}

/* words: in lower case, NULL after the last. */
bool token_one_of(const struct analysis *analysis, size_t index, const char *const *words);

/* "Afternoon": after the name of a day it goes with it. */
bool token_is_day_part(const struct analysis *analysis, size_t index);

/* True when each of the tokens is a quotation mark or stands within marks. */
bool tokens_quoted(const struct analysis *analysis, size_t first, size_t end);

/* Where the tokens of a quoted span end, its closing mark within. */
static inline size_t span_after(const struct quoted_span *span)
{
    return span->close_token != NO_INDEX ? span->close_token + 1 : span->end_token;
}

/* The first span that opens, mention or cue that begins, at or after a token; their count where there is none. */
size_t analysis_first_span(const struct analysis *analysis, size_t token);
size_t analysis_first_mention(const struct analysis *analysis, size_t token);
size_t analysis_first_cue(const struct analysis *analysis, size_t token);
/* The first candidate whose cue begins at or after a token, once candidates are in the order of their cues. */
size_t analysis_first_candidate(const struct analysis *analysis, size_t token);
/* The first mention that begins within the tokens, or NONE. */
size_t analysis_mention_within(const struct analysis *analysis, size_t first, size_t end);

/* The verb at a token says nothing: "let's say", "it goes without saying", "so to speak". */
bool cue_is_idiom(const struct analysis *analysis, size_t token);

/* ---- the stages: each true, or false when memory is out ---- */
bool layout_find(struct analysis *analysis);      /* text -> blocks */
bool token_find(struct analysis *analysis);       /* blocks -> tokens */
bool sentence_find(struct analysis *analysis);    /* tokens -> sentences */
bool quotemark_find(struct analysis *analysis);   /* tokens -> spans */
bool mention_find(struct analysis *analysis);     /* tokens -> mentions */
bool cue_find(struct analysis *analysis);         /* tokens -> cues */
bool pattern_find(struct analysis *analysis);     /* spans, mentions, cues -> candidates */
bool tagger_label(struct analysis *analysis);     /* tokens, spans, cues, mentions, candidates -> labels */
bool attribute_find(struct analysis *analysis);   /* all of these -> links */
bool coref_find(struct analysis *analysis);       /* mentions, links -> speakers, mention.speaker */

#endif

/*
 * The limits and thresholds of attribution. Probabilities are from 0 to 1. A reach is how many tokens, links or spans
 * are looked at, so that each step takes a bounded time.
 */
#ifndef SAIDBY_ATTRIBUTE_LIMITS_H
#define SAIDBY_ATTRIBUTE_LIMITS_H

/* ---- Which candidate is chosen (attribute.c) ---- */
#define MIN_CONFIDENCE 0.42 /* below, a candidate is no record, unless its source is sure */
/* That the source is right: enough for a content with quoted words, whose extent matters less. */
#define MIN_SOURCE 0.6
#define SURE_SOURCE 0.8 /* and enough for any content whose extent is right with MIN_EXTENT */
#define MIN_EXTENT 0.3 /* that the extent is right, where the source is sure */
#define WHOLE_SENTENCE_WORTH 1.1 /* what a statement counts more that ends with its sentence */
#define HALF_RIGHT_WORTH 0.5 /* what a content is worth that shares half of the words, not four fifths */
#define MIN_PLAIN_WORDS 3 /* words of speech in marks that has its source and verb beside it */
/* Of speech in marks with source and verb beside it, where the ranking believes in nothing. */
#define PLAIN_CONFIDENCE 0.5
#define RULED_CONFIDENCE 0.7 /* at least, of the answer of a pattern of the rules */
#define SAME_CONTENT 0.8         /* share of their words by which two answers have one content */
#define OVERLAPPING_CONTENT 0.5  /* share by which two records would tell the same twice */
#define MAX_RIVALS 96 /* candidates for one cue that are weighed */
#define NEIGHBOURS 16 /* links before and after one, in text order, that are compared with it */

/* ---- Candidates (candidate.c, candidate_order.c) ---- */
#define JOIN_REACH 60 /* tokens between a labelled cue and what is joined to it */
#define MAX_EXTENTS 10 /* other ends, and other beginnings, tried for one answer */
#define SOURCE_MENTIONS_BACK 4 /* mentions before a source among which one that reaches into it is looked for */
#define SOURCE_BACK 40 /* tokens before a labelled source where the mention that it ends may begin */
#define MAX_CONTENT_GAP 2 /* unlabelled tokens, such as commas, within one run of content */
#define NEXT_REACH 6 /* tokens after a quotation among which its verb is looked for */
#define MAX_NOTHING_WORDS 6 /* words of a content that may be none */

/* ---- Extents (extent.c, extent_chosen.c) ---- */
#define MAX_BRACKETS 64 /* words in brackets that are looked through for the opening one */
#define MAX_SETTING_WORDS 14 /* words that say in what a statement was made */
#define MAX_TIME_WORDS 6 /* words that say when, and "that" */
#define MAX_PREFIX_WORDS 10 /* words between a cue and the quotation that it introduces */
#define MAX_OBJECT_WORDS 24 /* words of what is praised, condemned, called for */
#define MAX_HANGING_WORDS 60 /* words of a clause that hangs on another */
#define MAX_FRONT_WORDS 60 /* words of a statement before its source */
#define MAX_CUT_WORDS 200 /* words after a cut that are looked through for marks */

/* ---- Who is told, and whose report it is (addressee.c) ---- */
#define VIA_GAP 6 /* tokens between a cue and the report after it */
#define INNER_SHARE 0.7 /* how often somebody within a report is the speaker, where nothing else says so */
#define VIA_BACK 6 /* links before one in text order among which the reported one is looked for */
/* A report of whose words so many (SAME_WORDS of SAME_WORDS_OF) are in what it reports says nothing else. */
#define SAME_WORDS 3
#define SAME_WORDS_OF 4

/* ---- Quotations without a cue (continuation.c) ---- */
/* Shorter spans without a cue are names, titles and scare quotes more often than speech. */
#define MIN_SPEECH_WORDS 4
#define LINKS_BACK 12 /* links before a span among which one of the sentence before is looked for */
#define SPANS_BACK 4 /* spans before one among which the link that it goes on with is looked for */
#define SPLIT_REACH 3 /* spans before and after one among which the rest of its quotation is looked for */
#define SUBJECT_REACH 6 /* tokens of a sentence in which its subject is looked for */
#define STATEMENT_BEFORE_CONFIDENCE 0.6 /* of a quotation after a statement of the same source */
#define SUBJECT_BEFORE_CONFIDENCE 0.3   /* of one whose sentence before has its speaker as a subject */

/* ---- Transcripts (transcript.c) ---- */
#define MAX_LABEL_WORDS 5 /* words of a label */
#define MIN_PLAIN_LABELS 3 /* labels in plain letters that make a transcript */
#define MIN_LABELS 2 /* labels in capitals that make a transcript */
#define HEADLINE_WORD_LETTERS 4 /* letters of words that headlines give a capital */
#define MIN_HEADLINE_WORDS 4 /* words with a capital that make a headline */
#define LABELS_BACK 8 /* labels before one among which it is looked for again */
#define SPOKEN_SHARE 4 /* one turn of so many, at least, has words that people say to each other */
#define TURN_CONFIDENCE 0.95

/* ---- Signed quotations (signature.c) ---- */
#define MAX_SIGNATURE_WORDS 8 /* words of a signature */
#define SIGNED_CONFIDENCE 0.95

#endif

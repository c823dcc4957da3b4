/* What answers are called that no pattern gives, where they are no candidates for a cue: names that records have, by
 * which nothing is decided. */
#ifndef SAIDBY_ANSWERS_H
#define SAIDBY_ANSWERS_H

#define ANSWER_CONTINUED_QUOTE "continued-quote"             /* of the paragraph before */
#define ANSWER_QUOTE_GOES_ON "quote-goes-on"                 /* after a quotation of the same paragraph */
#define ANSWER_QUOTED_PARAGRAPH "quoted-paragraph"           /* after one of the paragraph before */
#define ANSWER_QUOTE_AFTER_STATEMENT "quote-after-statement" /* after a statement in the sentence before */
#define ANSWER_SENTENCE_BEFORE_QUOTE "sentence-before-quote" /* of the subject of the sentence before */
#define ANSWER_SIGNED_QUOTE "signed-quote"                   /* with its author alone */
#define ANSWER_TRANSCRIPT_LABEL "transcript-label"           /* a turn of a transcript */

#endif

/*
 * saidby: who said what in the news.
 *
 * One header, three kinds of thing: an immutable extractor (`saidby_extractor`), the records of one text (`saidby_doc`),
 * and plain structs that point into a doc. All offsets are bytes of the text that was given in, ends exclusive.
 *
 * Ownership: what a function with "new" or "extract" in its name hands out is freed by the function named in its
 * comment; everything reached through a doc lives as long as the doc. Every free function takes NULL.
 * Threads: an extractor never changes after saidby_new and may be used by any number of threads at once. A doc may be
 * read by any number of threads. The library keeps no global state, prints nothing and never aborts.
 *
 * A whole program, to be built with: cc example.c $(pkg-config --cflags --libs saidby)
 *
 *     #include <saidby/saidby.h>
 *     #include <stdio.h>
 *     #include <string.h>
 *
 *     int main(void)
 *     {
 *         static const char text[] = "\"The bridge,\" said Ms Quill, \"will open in May.\" Otto Lund called it a gamble.";
 *         static const char rules[] = "{\"people\": [{\"id\": \"Q1\", \"name\": \"Marta Quill\"}]}";
 *         saidby_options options;
 *         saidby_extractor *extractor = NULL;
 *         saidby_doc *doc = NULL;
 *         char *json = NULL;
 *         saidby_error error;
 *
 *         saidby_options_init(&options);
 *         options.rules = rules;
 *         options.rules_length = strlen(rules);
 *         if (saidby_new(&options, &extractor, &error) != SAIDBY_OK ||
 *             saidby_extract(extractor, text, strlen(text), &doc, &error) != SAIDBY_OK ||
 *             saidby_doc_json(doc, NULL, &json, NULL, &error) != SAIDBY_OK)
 *             fprintf(stderr, "%s, at byte %zu\n", error.message, error.offset);
 *
 *         for (size_t i = 0; i < saidby_doc_quote_count(doc); i++) {
 *             const saidby_quote *quote = saidby_doc_quote(doc, i);
 *             const saidby_speaker *speaker = saidby_doc_speaker(doc, quote->speaker);
 *             printf("%s: %s\n", speaker ? speaker->name : "nobody", quote->text);
 *             for (size_t p = 0; p < quote->part_count; p++)
 *                 printf("    bytes %zu to %zu\n", quote->parts[p].start, quote->parts[p].end);
 *         }
 *         if (json)
 *             printf("as JSON: %.20s...\n", json);
 *
 *         saidby_string_free(json);
 *         saidby_doc_free(doc);
 *         saidby_free(extractor);
 *         return json == NULL;
 *     }
 *
 * It prints:
 *
 *     Marta Quill: The bridge … will open in May.
 *         bytes 1 to 12
 *         bytes 30 to 47
 *     Otto Lund: it a gamble
 *         bytes 66 to 77
 *     as JSON: {"id":null,"offsets"...
 */
#ifndef SAIDBY_H
#define SAIDBY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32) && defined(SAIDBY_SHARED)
#define SAIDBY_API __declspec(dllimport)
#elif defined(__GNUC__)
#define SAIDBY_API __attribute__((visibility("default")))
#else
#define SAIDBY_API
#endif

/* ---- Version ---------------------------------------------------------------------------------------------------- */

#define SAIDBY_VERSION "0.1.0"

/* The number of the binary interface: it grows when a struct or a function changes its meaning or layout. */
#define SAIDBY_ABI_VERSION 1

/* The version of the library that is linked, such as "0.1.0". Static storage. */
SAIDBY_API const char *saidby_version_string(void);

/* SAIDBY_ABI_VERSION of the library that is linked; callers that load it at run time compare it with their own. */
SAIDBY_API int saidby_abi_version(void);

/* ---- Status and error ------------------------------------------------------------------------------------------- */

/* The numbers are stable. */
typedef enum saidby_status {
    SAIDBY_OK = 0,
    SAIDBY_ERROR_MEMORY = 1,       /* an allocation failed */
    SAIDBY_ERROR_ARGUMENT = 2,     /* a NULL or a value that the function does not take */
    SAIDBY_ERROR_UTF8 = 3,         /* the text is not UTF-8; offset: the first bad byte */
    SAIDBY_ERROR_NUL = 4,          /* the text holds a NUL; offset: where */
    SAIDBY_ERROR_RULES = 5,        /* the rules are not as they must be; offset: the byte of the rules */
    SAIDBY_ERROR_LIMIT = 6,        /* the text is larger than the library takes */
    SAIDBY_ERROR_DEPENDENCY = 7,   /* a library that this one needs is unfit, such as a PCRE2 with known defects */
    SAIDBY_ERROR_STOPPED = 8       /* the caller's function ended the work */
} saidby_status;

typedef struct saidby_error {
    saidby_status status;
    size_t offset;      /* bytes from the start of the text or of the rules; 0 where there is no place */
    char message[240];  /* one line, English, NUL-terminated, without the offset */
} saidby_error;

/* The name of a status, such as "invalid UTF-8". Static storage; "unknown status" for a number that is none. */
SAIDBY_API const char *saidby_status_string(saidby_status status);

/* ---- Options and extractor -------------------------------------------------------------------------------------- */

/* The caller's allocator. All three functions are called from any thread that uses the extractor or its docs.
 * reallocate gets the old size too; deallocate takes NULL. allocate and reallocate return NULL when they fail. */
typedef struct saidby_allocator {
    void *(*allocate)(void *context, size_t size);
    void *(*reallocate)(void *context, void *block, size_t old_size, size_t new_size);
    void (*deallocate)(void *context, void *block);
    void *context;
} saidby_allocator;

typedef struct saidby_options {
    size_t size;                        /* sizeof(saidby_options), set by saidby_options_init */
    int repair;                         /* 1: read each bad byte and each NUL as U+FFFD instead of refusing the text */
    const char *rules;                  /* JSON, see below; NULL: none; not kept */
    size_t rules_length;                /* bytes of rules */
    const saidby_allocator *allocator;  /* NULL: malloc, realloc and free; copied by saidby_new */
    double min_confidence;              /* 0..1: leave out records below, and speakers whom no other names; default 0 */
} saidby_options;

/* Rules add to what the library knows: one JSON object in UTF-8, of which every section may be left out:
 *
 *     {"cues": [{"forms": ["blurb", "blurbs", "blurbed", "blurbed", "blurbing"], "takes": ["that", "person"]}],
 *      "roles": ["harbour master", "harbour masters"],
 *      "people": [{"id": "Q1", "name": "Marta Quill", "aliases": ["Mayor Quill"], "role": "mayor of Veld"}],
 *      "patterns": [{"name": "quote-in-brackets", "pattern": "(?<content>[Qq])[(](?<source>{who})[)]",
 *                    "as": "quote-dash-source", "example": "“We lost the roof” (Ms Okoro)."}]}
 *
 * An unknown key, one that is there twice, a wrong type, an empty string or a pattern that does not compile is
 * SAIDBY_ERROR_RULES with the byte of the rules. Rules are bounded: the error says which bound was passed.
 *
 * cues: verbs of saying. forms (needed): base, third person, past, participle, gerund. takes: what may follow the verb,
 * besides words in marks, any of
 *
 *     that    a clause; this alone where takes is left out   Ms Quill blurbed that the bridge would stay open.
 *     np      a thing                                        Ms Quill blurbed the plan of the council.
 *     person  who is told, before the rest                   Ms Quill blurbed reporters that the bridge would stay open.
 *     to      a verb with "to"                               Ms Quill blurbed to open the bridge before the winter.
 *     if      a question                                     Ms Quill blurbed whether the bridge would open.
 *     as      a thing, and what it is told to be             Ms Quill blurbed the plan as a trap for the town.
 *     name    the same without "as"                          Ms Quill blurbed the plan a trap for the town.
 *     quote   words in marks and little else                 “The bridge is safe,” Ms Quill blurbed.
 *     belief  what is thought rather than said: a clause is  Ms Quill blurbs that the bridge is safe.
 *             taken for a statement less readily
 *
 * roles: nouns for people who may be a source, each form for itself: “It is wet,” the harbour master said.
 *
 * people: known people. id and name are needed. A speaker is one of them, with the list's name and `ref` the id, where one
 * of the names that the text has for the speaker, with its title or without, is the name or an alias, whatever its case
 * and spaces: Marta Quill, MARTA QUILL, Dr Marta Quill. Where the text has no more than a surname (Quill, Ms Quill), it is
 * whose name ends with it, unless that is true of two of them, or a title or pronoun tells of the other sex. Pronouns and
 * descriptions follow their speaker. role is told where the text gives none.
 *
 * patterns: regular expressions (PCRE2) over units, one letter for each thing in a paragraph: Q for words in marks, q for
 * few of them, N for a person, B for an organization, P for a pronoun, V and a letter for a verb of saying, j for most other
 * words, marks for themselves. “We lost the roof,” Ms Okoro said. is @QNVs. with @ for the start of the paragraph. name and
 * pattern are needed. Groups say what was found: source and content must be there; cue, content2 (where a quotation is
 * split), to (who is told) and via (whose report it is) may be. {who} is a macro: anybody who may speak. as names the family
 * of built-in patterns whose answers its own are like; how likely they are is judged by what is known of the family. Where as
 * is left out they are judged by all else, with a little in their favour. What a pattern is called changes nothing. An answer
 * is also a record where no other is likely, with a confidence of 0.7 or more. All letters, macros, families and built-in
 * patterns, each with an example, are in share/saidby/patterns-en.txt, which is lib/lang/en/patterns.txt of the sources. */

/* Fill with the defaults. options: NULL does nothing. */
SAIDBY_API void saidby_options_init(saidby_options *options);

typedef struct saidby_extractor saidby_extractor;

/* Make an extractor. options: NULL for the defaults; not kept. *out: the extractor, to be freed with saidby_free, or
 * NULL on failure. error: NULL, or filled: on failure with what and where, else with SAIDBY_OK. Making one costs as much
 * as reading some articles, so keep it. Any thread may call it, but two calls with rules must not overlap: cJSON, which
 * reads them, keeps the place of its last error in a global. */
SAIDBY_API saidby_status saidby_new(const saidby_options *options, saidby_extractor **out, saidby_error *error);

/* Free an extractor that no thread uses any more. Docs made with it stay good, as long as its allocator does. */
SAIDBY_API void saidby_free(saidby_extractor *extractor);

/* ---- Records ---------------------------------------------------------------------------------------------------- */

typedef struct saidby_span {
    size_t start, end;  /* bytes, end exclusive */
} saidby_span;

/* A place in the text and its words. text is UTF-8, NUL-terminated, bad bytes replaced where the text was repaired.
 * Where HTML's references to characters, escapes or Markdown are in the place, text has what they mean: "R&D" for
 * "R&amp;D". It has no soft hyphens or other invisible characters but those whose effect shows. */
typedef struct saidby_mention {
    const char *text;
    size_t text_length;
    size_t start, end;
} saidby_mention;

typedef enum saidby_quote_type {
    SAIDBY_DIRECT = 0,   /* all of the content is in quotation marks, or is a turn of a transcript or an interview */
    SAIDBY_MIXED = 1,    /* a reported statement with some words in marks */
    SAIDBY_INDIRECT = 2  /* a reported statement without marks */
} saidby_quote_type;

typedef enum saidby_kind {
    SAIDBY_PERSON = 0,        /* one person whose name the text gives */
    SAIDBY_ORGANIZATION = 1,  /* a ministry, a firm, a party, a paper, a team */
    SAIDBY_COUNTRY = 2,       /* a country, or a capital that stands for its government */
    SAIDBY_GROUP = 3,         /* several: “Moss and Lund”, the residents, Republicans */
    SAIDBY_ANONYMOUS = 4,     /* whom the text does not name: a source familiar with the plan, the biologist */
    SAIDBY_DOCUMENT = 5       /* a report, a poll, a letter */
} saidby_kind;

/* The names that JSON has for them: "direct", "mixed", "indirect"; "person", "organization", "country", "group", "anonymous",
 * "document". Static storage; NULL for a number that is none of them. */
SAIDBY_API const char *saidby_quote_type_string(saidby_quote_type type);
SAIDBY_API const char *saidby_kind_string(saidby_kind kind);

#define SAIDBY_NO_SPEAKER SIZE_MAX

/* Of a record with a lower confidence, text and page say that it is uncertain. */
#define SAIDBY_UNCERTAIN 0.6

/* text joins the parts by " … " where words of the text are between two of them, and leaves out the comma that the first
 * ends with for their sake: “I’m 68,” he said. “I have carried more.” is “I’m 68 … I have carried more.” Parts with nothing
 * but marks between them, as of a quotation that goes on in the next paragraph, are joined by one space. The last part, and
 * so one that is alone, is as it is in the text: “It rained,” he said. is “It rained,”. The parts themselves are exact. No
 * record leaps over words that its speaker said in marks: what comes after them is a record of its own. */
typedef struct saidby_quote {
    saidby_quote_type type;
    const char *text;                 /* as a reader may print it, see above; NUL-terminated */
    size_t text_length;
    const saidby_span *parts;         /* the content without its outer marks, in text order; at least one */
    size_t part_count;
    const saidby_span *quoted;        /* of a mixed quote, the words inside marks, marks left out */
    size_t quoted_count;
    const saidby_mention *cue;        /* NULL: none */
    const saidby_mention *source;     /* the mention that goes with the cue; NULL: none */
    const saidby_mention *addressee;  /* told *reporters*; NULL: none */
    const saidby_mention *via;        /* said ..., according to *Reuters*; NULL: none */
    size_t speaker;                   /* index for saidby_doc_speaker, or SAIDBY_NO_SPEAKER: none, or not resolved */
    double confidence;                /* 0..1, calibrated: of records with 0.9, nine in ten are right */
    size_t paragraph;                 /* of the first part, from 0; headings, captions and the like are not counted */
    size_t sentence;                  /* of the first part, index for saidby_doc_sentence */
    const char *pattern;              /* the name of the pattern or step that made the record */
} saidby_quote;

typedef struct saidby_speaker {
    size_t id;                       /* its own index */
    const char *name;                /* the full name as the article gives it; NUL-terminated */
    saidby_kind kind;
    const char *role;                /* the fullest that the article gives, without a leading article; NULL: none */
    const char *const *roles;        /* every role that the article gives, role among them */
    size_t role_count;
    const saidby_span *mentions;     /* every place of the text that names or means the speaker, in text
                                      * order, but for "his" and, within quotes, "I" */
    size_t mention_count;
    const size_t *members;           /* of joint speakers ("Washington and Kyiv"), the indexes of each; else NULL */
    size_t member_count;
    const char *ref;                 /* the identifier from the rules' list of known people; NULL: none */
} saidby_speaker;

typedef struct saidby_doc saidby_doc;

/* Read one text. text: not NULL unless length is 0; not kept. *out: the records, to be freed with saidby_doc_free, or
 * NULL on failure. error: NULL, or filled (offset: the byte of the text). Linear in length; 1 GiB at most. What is larger
 * than articles are (640 KiB) is read in parts of half a MiB, cut between paragraphs: speakers of different parts are
 * different speakers, though their names may be the same. Characters that are written as in HTML (&quot;, &#8220;, also
 * when escaped twice) or with a backslash (\", \u201c), and words with Markdown around them, are read as what they mean;
 * invisible characters are left out; the offsets are those of the text that was given. */
SAIDBY_API saidby_status saidby_extract(const saidby_extractor *extractor, const char *text, size_t length,
                                        saidby_doc **out, saidby_error *error);

SAIDBY_API void saidby_doc_free(saidby_doc *doc);

/* Counts are 0 for a NULL doc; items are NULL for a NULL doc or an index that is out of range. Quotes are in text
 * order. */
SAIDBY_API size_t saidby_doc_quote_count(const saidby_doc *doc);
SAIDBY_API const saidby_quote *saidby_doc_quote(const saidby_doc *doc, size_t index);
SAIDBY_API size_t saidby_doc_speaker_count(const saidby_doc *doc);
SAIDBY_API const saidby_speaker *saidby_doc_speaker(const saidby_doc *doc, size_t index);
SAIDBY_API size_t saidby_doc_sentence_count(const saidby_doc *doc);
SAIDBY_API const saidby_span *saidby_doc_sentence(const saidby_doc *doc, size_t index);

/* ---- Offsets and output ----------------------------------------------------------------------------------------- */

typedef enum saidby_offsets {
    SAIDBY_OFFSETS_BYTE = 0,
    SAIDBY_OFFSETS_CODEPOINT = 1,
    SAIDBY_OFFSETS_UTF16 = 2
} saidby_offsets;

/* The offset in another unit of a byte offset of the doc's text (repaired bytes count as one unit each). An offset past
 * the end counts as the end; one inside a character as its start. 0 for a NULL doc. Not linear: a short search. */
SAIDBY_API size_t saidby_doc_offset(const saidby_doc *doc, saidby_offsets unit, size_t byte_offset);

typedef struct saidby_json_options {
    size_t size;             /* sizeof(saidby_json_options), set by saidby_json_options_init */
    const char *id;          /* the document's id, UTF-8, NUL-terminated; NULL: JSON null */
    saidby_offsets offsets;  /* default: code points */
    int indent;              /* 1: indented; 0, the default: one line */
    int explain;             /* 1: each quote says which pattern made it */
    int sentences;           /* 1: {"id", "offsets", "sentences"} instead of the records */
    int id_is_json;          /* 1: id is a JSON value, such as 7, and is written as it is: the caller answers for it */
} saidby_json_options;

SAIDBY_API void saidby_json_options_init(saidby_json_options *options);

/* The doc as one JSON object, UTF-8, NUL-terminated, without a line end. options: NULL for the defaults. *out: to be
 * freed with saidby_string_free, or NULL on failure. length: NULL, or the bytes without the NUL. */
SAIDBY_API saidby_status saidby_doc_json(const saidby_doc *doc, const saidby_json_options *options, char **out,
                                         size_t *length, saidby_error *error);

/* Takes the next bytes, which are its own until it returns; 0: go on, other: stop. */
typedef int (*saidby_sink)(void *context, const char *bytes, size_t length);

/* The bytes of saidby_doc_json, without the NUL, given to a function of the caller piece by piece, some 64 KiB at a time,
 * so that the JSON of a large text need not be held. sink: not NULL; context: handed to it. SAIDBY_ERROR_STOPPED when sink
 * stopped; after that or SAIDBY_ERROR_MEMORY, what was given is a beginning. */
SAIDBY_API saidby_status saidby_doc_json_write(const saidby_doc *doc, const saidby_json_options *options, saidby_sink sink,
                                               void *context, saidby_error *error);

/* ---- A look inside ---------------------------------------------------------------------------------------------- */

typedef enum saidby_trace_format {
    SAIDBY_TRACE_TEXT = 0,
    SAIDBY_TRACE_HTML = 1  /* sections of a page that saidby_trace_head begins and saidby_html_tail ends */
} saidby_trace_format;

typedef struct saidby_trace_options {
    size_t size;                 /* sizeof(saidby_trace_options), set by saidby_trace_options_init */
    saidby_trace_format format;  /* default: text */
    saidby_offsets offsets;      /* default: code points */
    const char *id;              /* the document's id, UTF-8, NUL-terminated; NULL: none is shown */
    const char *stage;           /* the one stage that is shown, by its name; NULL: all are */
} saidby_trace_options;

/* Fill with the defaults. options: NULL does nothing. */
SAIDBY_API void saidby_trace_options_init(saidby_trace_options *options);

/* The names of the stages in their order: decode, layout, tokenizer, sentence, quotation, mention, cue, match, tagger,
 * attribute, coref, record. Static storage; NULL after the last. */
SAIDBY_API const char *saidby_trace_stage(size_t index);

/* Read one text and show what each stage made of it and why: for whom a rule does not do what it should, and for reports
 * of what is wrong. It is made for readers: its words and its layout change from release to release. extractor, text and
 * length: as for saidby_extract. options: NULL for the defaults. sink, context: as for saidby_doc_json_write. The trace is
 * some hundred times as long as the text, and takes some hundred times as long. Errors of the text come before anything is
 * given to sink; after SAIDBY_ERROR_STOPPED or SAIDBY_ERROR_MEMORY what was given is a beginning. */
SAIDBY_API saidby_status saidby_trace(const saidby_extractor *extractor, const char *text, size_t length,
                                      const saidby_trace_options *options, saidby_sink sink, void *context,
                                      saidby_error *error);

/* The start of a page of traces, as saidby_html_head makes that of a page of articles. */
SAIDBY_API saidby_status saidby_trace_head(const char *title, char **out, size_t *length, saidby_error *error);

/* ---- Many texts in one call ------------------------------------------------------------------------------------- */

/* One text, and what becomes of it. */
typedef struct saidby_job {
    const char *text;    /* given: as for saidby_extract */
    size_t length;       /* given: bytes of text */
    const char *id;      /* given: as in saidby_json_options */
    char *json;          /* made: the record, to be freed with saidby_string_free; NULL: error says why there is none */
    size_t json_length;  /* made: bytes of json without the NUL */
    saidby_error error;  /* made: as by saidby_extract or saidby_doc_json */
} saidby_job;

/* saidby_extract and saidby_doc_json for each job, in their order: for languages that pay for each call, or for letting go
 * of a lock around it. options: NULL for the defaults; options->id is not read. jobs: not NULL unless count is 0. A job
 * that fails does not end the others, and the status is SAIDBY_OK all the same: see each job's error. It is
 * SAIDBY_ERROR_ARGUMENT, and no job is touched, when an argument is at fault; error: NULL, or filled with that. */
SAIDBY_API saidby_status saidby_extract_json(const saidby_extractor *extractor, const saidby_json_options *options,
                                             saidby_job *jobs, size_t count, saidby_error *error);

/* ---- HTML ------------------------------------------------------------------------------------------------------- */

/* A doc as a section of HTML: the article with its quotes marked, and the speakers with their counts. A page is a head,
 * sections one after the other, and a tail, so that one of many docs can be written without keeping it. It needs no other
 * file, and its policy lets it ask the network for nothing. All that is in a text, an id or a title is escaped. */

typedef struct saidby_html_options {
    size_t size;        /* sizeof(saidby_html_options), set by saidby_html_options_init */
    const char *id;     /* the document's id, UTF-8, NUL-terminated; NULL: none is shown */
    const char *title;  /* a heading above the article, UTF-8, NUL-terminated; NULL: none */
    int style;          /* 1: with its own style sheet, for a section outside of a page; 0, the default: without */
    int explain;        /* 1: each quote says which pattern made it */
} saidby_html_options;

/* Fill with the defaults. options: NULL does nothing. */
SAIDBY_API void saidby_html_options_init(saidby_html_options *options);

/* The doc as a section, UTF-8, NUL-terminated. text, length: the text that the doc was made from, which the doc does not
 * keep; SAIDBY_ERROR_ARGUMENT when it has another length. Where it was repaired, bad bytes show as U+FFFD. options: NULL
 * for the defaults. *out: to be freed with saidby_string_free, or NULL on failure. out_length: NULL, or the bytes without
 * the NUL. Linear in the length of text and records. Any number of threads may read one doc. */
SAIDBY_API saidby_status saidby_doc_html(const saidby_doc *doc, const char *text, size_t length,
                                         const saidby_html_options *options, char **out, size_t *out_length,
                                         saidby_error *error);

/* Records from elsewhere than a doc, such as ones that were read back from JSON. Offsets are bytes, those of sentences and
 * paragraphs are not looked at, and nor are text, roles, mentions and members. */
typedef struct saidby_records {
    const saidby_quote *quotes;
    size_t quote_count;
    const saidby_speaker *speakers;
    size_t speaker_count;
} saidby_records;

/* The same for such records, which the caller keeps. SAIDBY_ERROR_ARGUMENT, with what is wrong, when a span is empty or
 * runs past the text, or a speaker's index is none; SAIDBY_ERROR_LIMIT for a text over 1 GiB. */
SAIDBY_API saidby_status saidby_records_html(const saidby_records *records, const char *text, size_t length,
                                             const saidby_html_options *options, char **out, size_t *out_length,
                                             saidby_error *error);

/* A section that says why there is none for a document. message: UTF-8, one line, not NULL. The rest is as for
 * saidby_doc_html. */
SAIDBY_API saidby_status saidby_html_failure(const char *message, const saidby_html_options *options, char **out,
                                             size_t *length, saidby_error *error);

/* The start of a page, up to the place of the first section. title: UTF-8, NUL-terminated; NULL: "Who said what". *out: to
 * be freed with saidby_string_free, or NULL on failure. length: NULL, or the bytes without the NUL. */
SAIDBY_API saidby_status saidby_html_head(const char *title, char **out, size_t *length, saidby_error *error);

/* The end of a page, NUL-terminated. *out: as for saidby_html_head. */
SAIDBY_API saidby_status saidby_html_tail(char **out, size_t *length, saidby_error *error);

/* Free a string that the library handed out; the doc that made it may be gone. NULL: nothing. */
SAIDBY_API void saidby_string_free(char *string);

#ifdef __cplusplus
}
#endif

#endif

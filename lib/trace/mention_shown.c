/* What the stages mention and cue found. */
#include "trace/trace.h"

static const char *const TYPES[] = {"name",        "organization", "location", "group",
                                    "description", "unnamed",      "pronoun",  "document"};
_Static_assert(sizeof TYPES / sizeof *TYPES == MENTION_DOCUMENT + 1, "a name for each type of mention");

const char *trace_gender(unsigned gender)
{
    static const char *const genders[] = {"", "male", "female", "neuter"};
    return genders[gender];
}

static void put_parts(struct trace *trace, const struct analysis *analysis, const struct mention *m)
{
    trace_put_part(trace, analysis, "name", m->name_first, m->name_end);
    trace_put_part(trace, analysis, "role", m->role_first, m->role_end);
    trace_put_part(trace, analysis, "apposition", m->apposition_first, m->apposition_end);
    trace_put_part(trace, analysis, "also", m->also_first, m->also_end);
    trace_put_part(trace, analysis, "head", m->head, m->head + 1);
    if (m->core_end < m->end_token || m->core_first > m->first_token)
        trace_put_part(trace, analysis, "core", m->core_first, m->core_end);
    trace_put_if(trace, m->gender != GENDER_UNKNOWN, trace_gender(m->gender));
    trace_put_if(trace, m->plural, "plural");
    trace_put_if(trace, m->possessive, "possessive");
    trace_put_if(trace, m->coordinated, "coordinated");
    trace_put_if(trace, m->doubtful, "doubtful");
    trace_put_index(trace, "within", m->parent);
}

void trace_mentions(struct trace *trace, const struct analysis *analysis)
{
    static const struct column columns[] = {{"mention", 7}, {"place", 13}, {"type", 12},
                                            {"text", 40},   {"parts", 0},  {NULL, 0}};
    static const struct shown shown = {"mention", "whoever or whatever may speak", columns, false};
    struct display *display = &trace->display;
    trace_open(trace, &shown, analysis->mentions.count);
    for (size_t i = 0; i < analysis->mentions.count; i++) {
        const struct mention *m = &analysis->mentions.items[i];
        trace_open_token_row(trace, analysis, i, m->first_token, m->end_token);
        trace_cell(trace, TYPES[m->type]);
        display_cell(display);
        trace_put_tokens(trace, analysis, m->first_token, m->end_token);
        display_cell(display);
        put_parts(trace, analysis, m);
        display_end_row(display);
    }
    trace_close(trace);
}

/* What may follow the verb. */
static void put_frames(struct trace *trace, lexicon_set frames)
{
    static const struct {
        int class;
        const char *name;
    } names[] = {{LEX_TAKES_THAT, "that"}, {LEX_TAKES_NP, "np"},      {LEX_TAKES_PERSON, "person"},
                 {LEX_TAKES_TO, "to"},     {LEX_TAKES_IF, "if"},      {LEX_TAKES_AS, "as"},
                 {LEX_TAKES_NAME, "name"}, {LEX_QUOTE_ONLY, "quote"}, {LEX_BELIEF, "belief"},
                 {LEX_STRONG, "strong"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        trace_put_if(trace, (frames & LEX_BIT(names[i].class)) != 0, names[i].name);
}

void trace_cues(struct trace *trace, const struct analysis *analysis)
{
    static const struct column columns[] = {{"cue", 5},   {"place", 13}, {"kind", 10}, {"text", 24},
                                            {"verb", 12}, {"takes", 0},  {NULL, 0}};
    static const char *const kinds[] = {"verb", "gerund", "passive", "phrase", "noun", "infinitive", "mark"};
    static const struct shown shown = {"cue", "verbs and phrases of saying, and what may follow them", columns, false};
    struct display *display = &trace->display;
    trace_open(trace, &shown, analysis->cues.count);
    for (size_t i = 0; i < analysis->cues.count; i++) {
        const struct cue *cue = &analysis->cues.items[i];
        const char *verb = analysis->tokens.items[cue->head].canonical;
        trace_open_token_row(trace, analysis, i, cue->first_token, cue->end_token);
        trace_cell(trace, kinds[cue->kind]);
        display_cell(display);
        trace_put_tokens(trace, analysis, cue->first_token, cue->end_token);
        trace_cell(trace, verb ? verb : "");
        display_cell(display);
        put_frames(trace, cue->frames);
        display_end_row(display);
    }
    trace_close(trace);
}

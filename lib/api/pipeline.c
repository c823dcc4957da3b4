/* The way of one text through the stages: each is given what those before it have published, and its own struct. */
#include "api/pipeline.h"
#include "base/observer.h"

#include <string.h>

static bool run_layout(struct pipeline *p)
{
    return layout_find(&p->layout, &p->analysis.mem, p->analysis.language, p->analysis.text, p->analysis.length);
}

static bool run_tokenizer(struct pipeline *p)
{
    return token_find(&p->analysis, &p->tokens);
}

static bool run_sentence(struct pipeline *p)
{
    return sentence_find(&p->analysis, &p->sentences);
}

static bool run_quotation(struct pipeline *p)
{
    return quotemark_find(&p->analysis, &p->quotation, &p->tokens);
}

static bool run_mention(struct pipeline *p)
{
    return mention_find(&p->analysis, &p->mentions);
}

static bool run_cue(struct pipeline *p)
{
    return cue_find(&p->analysis, &p->cues);
}

static bool run_match(struct pipeline *p)
{
    return pattern_find(&p->analysis, &p->match);
}

static bool run_tagger(struct pipeline *p)
{
    return tagger_label(&p->analysis, &p->tagger);
}

static bool run_attribute(struct pipeline *p)
{
    return attribute_find(&p->analysis, &p->attribution);
}

static bool run_repair(struct pipeline *p)
{
    bool good = mention_repair(&p->analysis, &p->mentions);
    if (good)
        link_follow_mentions(&p->attribution, &p->mentions);
    return good;
}

static bool run_coref(struct pipeline *p)
{
    return coref_find(&p->analysis, &p->coref);
}

const struct stage pipeline_stages[] = {
    {"layout", run_layout},
    {"token", run_tokenizer},
    {"sentence", run_sentence},
    {"quotemark", run_quotation},
    {"mention", run_mention},
    {"cue", run_cue},
    {"pattern", run_match},
    {"tagger", run_tagger},
    {"attribute", run_attribute},
    {"repair", run_repair},
    {"coref", run_coref},
    {NULL, NULL}
};

void pipeline_publish(struct pipeline *p)
{
    struct analysis *analysis = &p->analysis;
    PUBLISH(analysis->blocks, p->layout.blocks);
    PUBLISH(analysis->tokens, p->tokens.tokens);
    PUBLISH(analysis->block_tokens, p->tokens.block_tokens);
    PUBLISH(analysis->capitals, p->tokens.capitals);
    PUBLISH(analysis->sentences, p->sentences.sentences);
    PUBLISH(analysis->token_sentences, p->sentences.token_sentences);
    PUBLISH(analysis->block_sentences, p->sentences.block_sentences);
    PUBLISH(analysis->spans, p->quotation.spans);
    PUBLISH(analysis->token_spans, p->quotation.token_spans);
    PUBLISH(analysis->mentions, p->mentions.mentions);
    PUBLISH(analysis->cues, p->cues.cues);
    PUBLISH(analysis->matches, p->match.matches);
    PUBLISH(analysis->labels, p->tagger.labels);
    PUBLISH(analysis->links, p->attribution.links);
    PUBLISH(analysis->speakers, p->coref.speakers);
    PUBLISH(analysis->mention_speakers, p->coref.mention_speakers);
}

static bool run(struct pipeline *pipeline, const struct stage *stage)
{
    struct observer *observer = pipeline->analysis.observer;
    bool good = stage->run(pipeline);
    pipeline_publish(pipeline);
    return good && (!observer || observer->finished(observer, &pipeline->analysis, stage->name));
}

bool pipeline_run(struct pipeline *pipeline, const char *last)
{
    for (const struct stage *stage = pipeline_stages; stage->run; stage++) {
        if (!run(pipeline, stage))
            return false;
        if (last && strcmp(stage->name, last) == 0)
            break;
    }
    return true;
}

bool pipeline_step(struct pipeline *pipeline, const char *name)
{
    for (const struct stage *stage = pipeline_stages; stage->run; stage++)
        if (strcmp(stage->name, name) == 0)
            return run(pipeline, stage);
    return false;
}

void pipeline_init(struct pipeline *pipeline, const memory *mem, const struct language *language, struct arena *arena)
{
    *pipeline = (struct pipeline){.analysis = {.mem = *mem, .language = language, .arena = arena}};
}

#define KEPT_TOKENS 32768 /* tokens of the largest text whose room is kept */

/* All but what the tagger keeps from text to text. */
static void give_back(struct pipeline *p)
{
    const memory *mem = &p->analysis.mem;
    layout_stage_free(&p->layout, mem);
    token_stage_free(&p->tokens, mem);
    sentence_stage_free(&p->sentences, mem);
    quotation_stage_free(&p->quotation, mem);
    mention_stage_free(&p->mentions, mem);
    cue_stage_free(&p->cues, mem);
    match_stage_free(&p->match, mem);
    tagger_stage_shrink(&p->tagger, mem);
    attribute_stage_free(&p->attribution, mem);
    coref_stage_free(&p->coref, mem);
}

void pipeline_reset(struct pipeline *pipeline, struct arena *arena)
{
    const memory mem = pipeline->analysis.mem;
    const struct language *language = pipeline->analysis.language;
    if (pipeline->tokens.tokens.capacity > KEPT_TOKENS)
        give_back(pipeline);
    layout_stage_reset(&pipeline->layout);
    token_stage_reset(&pipeline->tokens);
    sentence_stage_reset(&pipeline->sentences);
    quotation_stage_reset(&pipeline->quotation);
    mention_stage_reset(&pipeline->mentions);
    cue_stage_reset(&pipeline->cues);
    match_stage_reset(&pipeline->match);
    tagger_stage_reset(&pipeline->tagger);
    attribute_stage_reset(&pipeline->attribution);
    coref_stage_reset(&pipeline->coref, &mem);
    pipeline->analysis = (struct analysis){.mem = mem, .language = language, .arena = arena};
}

void pipeline_free(struct pipeline *pipeline)
{
    give_back(pipeline);
    tagger_stage_free(&pipeline->tagger, &pipeline->analysis.mem);
}

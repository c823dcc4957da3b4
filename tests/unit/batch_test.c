/* saidby_extract_json: the same as one call for each text, and a text that fails alone. */
#include "article.h"
#include "check.h"

#include <saidby/saidby.h>

static saidby_job job_of(const char *text, const char *id)
{
    saidby_job job = {.text = text, .length = strlen(text), .id = id};
    job.json = (char *)&job; /* what was there before is not read */
    job.json_length = 7;
    return job;
}

/* The record by the two calls that the one stands for. */
static char *alone(const saidby_extractor *extractor, const saidby_json_options *options, const char *id)
{
    saidby_doc *doc;
    char *json;
    saidby_json_options own = *options;
    own.id = id;
    CHECK(saidby_extract(extractor, ARTICLE, strlen(ARTICLE), &doc, NULL) == SAIDBY_OK);
    CHECK(saidby_doc_json(doc, &own, &json, NULL, NULL) == SAIDBY_OK);
    saidby_doc_free(doc);
    return json;
}

static void test_jobs(const saidby_extractor *extractor)
{
    saidby_json_options options;
    saidby_json_options_init(&options);
    options.id = "not read";
    options.offsets = SAIDBY_OFFSETS_BYTE;
    options.explain = 1;
    saidby_job jobs[] = {job_of(ARTICLE, "a"), job_of("x\xFF", "b"), job_of(ARTICLE, "\xFF"), job_of(ARTICLE, NULL)};
    saidby_error error;
    CHECK(saidby_extract_json(extractor, &options, jobs, 4, &error) == SAIDBY_OK && error.status == SAIDBY_OK);
    for (size_t i = 0; i < 4; i += 3) {
        char *json = alone(extractor, &options, jobs[i].id);
        CHECK_STRING(jobs[i].json, json);
        CHECK_SIZE(jobs[i].json_length, strlen(json));
        CHECK(jobs[i].error.status == SAIDBY_OK);
        saidby_string_free(json);
    }
    CHECK(!jobs[1].json && jobs[1].error.status == SAIDBY_ERROR_UTF8);
    CHECK_SIZE(jobs[1].error.offset, 1);
    CHECK_SIZE(jobs[1].json_length, 0);
    CHECK(!jobs[2].json && jobs[2].error.status == SAIDBY_ERROR_ARGUMENT && jobs[2].error.message[0]);
    for (size_t i = 0; i < 4; i++)
        saidby_string_free(jobs[i].json);
}

static void test_arguments(const saidby_extractor *extractor)
{
    saidby_json_options options;
    saidby_json_options_init(&options);
    options.size--;
    saidby_job job = job_of("x", NULL);
    saidby_error error;
    CHECK(saidby_extract_json(NULL, NULL, &job, 1, &error) == SAIDBY_ERROR_ARGUMENT && error.message[0]);
    CHECK(saidby_extract_json(extractor, &options, &job, 1, &error) == SAIDBY_ERROR_ARGUMENT && error.message[0]);
    CHECK(saidby_extract_json(extractor, NULL, NULL, 1, &error) == SAIDBY_ERROR_ARGUMENT && error.message[0]);
    CHECK_SIZE(job.json_length, 7);
    CHECK(saidby_extract_json(extractor, NULL, NULL, 0, NULL) == SAIDBY_OK);
    CHECK(saidby_extract_json(extractor, NULL, &job, 1, NULL) == SAIDBY_OK && job.json);
    CHECK_STRING(job.json, "{\"id\":null,\"offsets\":\"codepoint\",\"quotes\":[],\"speakers\":[]}");
    saidby_string_free(job.json);
}

int main(void)
{
    saidby_extractor *extractor;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    test_jobs(extractor);
    test_arguments(extractor);
    saidby_free(extractor);
    return CHECK_RESULT();
}

/* Many texts in one call. */
#include "base/error.h"

static void run_job(const saidby_extractor *extractor, saidby_json_options options, saidby_job *job)
{
    saidby_doc *doc;
    job->json = NULL;
    job->json_length = 0;
    if (saidby_extract(extractor, job->text, job->length, &doc, &job->error) != SAIDBY_OK)
        return;
    options.id = job->id;
    saidby_doc_json(doc, &options, &job->json, &job->json_length, &job->error);
    saidby_doc_free(doc);
}

static const char *jobs_fault(const saidby_extractor *extractor, const saidby_json_options *options,
                            const saidby_job *jobs, size_t count)
{
    if (!extractor)
        return "extractor is NULL";
    if (!jobs && count)
        return "jobs is NULL";
    if (options->size != sizeof *options)
        return "options.size is not the size of saidby_json_options: call saidby_json_options_init";
    return NULL;
}

saidby_status saidby_extract_json(const saidby_extractor *extractor, const saidby_json_options *options,
                                  saidby_job *jobs, size_t count, saidby_error *error)
{
    saidby_json_options defaults;
    saidby_json_options_init(&defaults);
    if (!options)
        options = &defaults;
    const char *fault = jobs_fault(extractor, options, jobs, count);
    if (fault)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    for (size_t i = 0; i < count; i++)
        run_job(extractor, *options, &jobs[i]);
    return error_clear(error);
}

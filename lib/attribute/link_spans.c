/* The quotations in the content of a link. */
#include "attribute/attribute.h"

bool link_next_span(const struct analysis *analysis, const struct link *link, size_t *part, size_t *at)
{
    for (; *part < link->part_count; ++*part, *at = NO_INDEX) {
        size_t first = link->parts[*part].first_token, end = link->parts[*part].end_token;
        if (*at == NO_INDEX)
            *at = analysis_first_span(analysis, first);
        if (*at < analysis->spans.count && span_within(&analysis->spans.items[*at], first, end))
            return true;
    }
    return false;
}

bool link_holds_quotation(const struct analysis *analysis, const struct link *link)
{
    size_t part = 0, at = NO_INDEX;
    return link_next_span(analysis, link, &part, &at);
}

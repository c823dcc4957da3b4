/* What lib/base/unicode_table.c says of each code point: for each stretch of them with one row how many there are,
 * their classes, and how far away their lower case is. */
#include "base/unicode.h"

#include <stdio.h>

int main(void)
{
    puts(unicode_version);
    for (uint32_t first = 0, end; first <= 0x10FFFF; first = end) {
        const struct unicode_row *row = unicode_row(first);
        for (end = first + 1; end <= 0x10FFFF && unicode_row(end) == row;)
            end++;
        printf("%u %u %d\n", (unsigned)(end - first), (unsigned)row->classes, (int)row->to_lower);
    }
    return 0;
}

/* What a pattern needs, and where it may match: never more than every match of it holds. */
#include "check.h"

#include "match/symbol_tree.h"

/* True when a string has a letter of each set that the pattern needs. */
static int may_match(const char *pattern, const char *string)
{
    static struct symbol_tree tree;
    struct symbol_set needs[SYMBOL_TREE_NEEDS], there = {0, 0};
    size_t count = symbol_tree_read(pattern, &tree) ? symbol_tree_needed(&tree, needs) : 0;
    for (; *string; string++)
        symbol_set_add(&there, (unsigned char)*string);
    for (size_t i = 0; i < count; i++)
        if (!symbol_sets_meet(&needs[i], &there))
            return 0;
    return 1;
}
int main(void)
{
    CHECK(may_match("(?<a>[Qq]),?V[a-z]", "QVs") && !may_match("(?<a>[Qq]),?V[a-z]", "Qs"));
    CHECK(!may_match("(?<a>[Qq]),?V[a-z]", ",Vs") && may_match("(?<a>[Qq]),?V[a-z]", "qVz"));
    CHECK(may_match("A*B?C{0,3}D{,2}(?:E)?", "") && !may_match("A+", "B") && !may_match("A{2,3}?", "B"));
    CHECK(may_match("A|B", "A") && may_match("A|B", "B") && !may_match("A|B", "C"));
    CHECK(may_match("(?:AB|C?)D", "D") && !may_match("(?:AB|CX)D", "D") && may_match("(?:AB|CX)D", "CXD"));
    CHECK(!may_match("(?:A|(?<=[BC])D?)E", "E") && may_match("(?:A|(?<=[BC])D?)E", "CE") &&
          may_match("(?:A|(?<=[BC])D?)E", "AE"));
    CHECK(!may_match("(?:[abc]X|[abc]Y)E", "abcE") && may_match("(?:[abc]X|[abc]Y)E", "YaE") &&
          may_match("[.@]A", "A"));
    CHECK(may_match("A(?!B)(?=C)(?<!E)", "A") && may_match("[^A]", "B") && may_match(".", "x"));
    CHECK(!may_match("\\.", "x") && may_match("\\.", ".") && may_match("[]a]", "]") && may_match("[\\-b]", "-"));
    CHECK(may_match("(A", "x") && may_match("[A", "x") && may_match("(?i)a", "A") && may_match("\\w", "x"));
    CHECK(may_match("(?P<a>B)", "x") && may_match("(*ACCEPT)B", "x") && may_match("A#b", "x"));
    CHECK(may_match("((((((((((A))))))))))", "x")); /* deeper than it looks */
    return CHECK_RESULT();
}

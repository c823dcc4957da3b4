/* Small sets, single words, affixes and phrases: however a word is written, and whichever way of reading finds it. */
#include "check.h"
#include "lang/adverb.h"
#include "lang/saying.h"
#include "lang/vocabulary.h"
#include "text_stages.h"

static unsigned number(const char *word)
{
    return word_number(&language_built_in, word, strlen(word));
}

/* By bytes: capitals and curly apostrophes make no difference. */
static void test_numbers(void)
{
    CHECK(number("that") == WORD_THAT && number("That") == WORD_THAT && number("THAT") == WORD_THAT);
    CHECK(number("isn't") > 0 && number("isn't") == number("Isn\xE2\x80\x99t"));
    CHECK(number("a.m.") > 0 && number("A.M.") == number("a.m."));
    CHECK(word_number_contracted(&language_built_in, "They've", 7) == number("they") &&
          word_number_contracted(&language_built_in, "they", 4) == 0);
    CHECK(number("") == 0 && number("thatt") == 0 && number("tha") == 0);
    CHECK(number("a-word-that-is-longer-than-any-of-the-sets-is") == 0);
}

static void test_sets(void)
{
    CHECK(word_in(&language_built_in, number("weren't"), SET_PASSIVE_AUXILIARY) &&
          !word_in(&language_built_in, number("weren't"), SET_PERFECT_AUXILIARY));
    CHECK(word_in(&language_built_in, number("eastern"), SET_CLOCK_ZONE) &&
          !word_in(&language_built_in, WORD_NONE, SET_CLOCK_ZONE));
    CHECK(word_in(&language_built_in, number("his"), SET_POSSESSIVE) &&
          word_in(&language_built_in, number("his"), SET_DEFINITE));
}

/* The token at which a word begins that the text has once. */
static const struct token *token_of(const struct stages *stages, const char *word)
{
    const char *at = strstr(stages->analysis->text, word);
    for (size_t i = 0; at && i < stages->analysis->tokens.count; i++)
        if (stages->analysis->tokens.items[i].start == (size_t)(at - stages->analysis->text))
            return &stages->analysis->tokens.items[i];
    CHECK(false && "the text has the word");
    return &stages->analysis->tokens.items[0];
}

/* Tokens: short words, which are read at once, and those that are not plain letters. */
static void test_tokens(void)
{
    static const char text[] =
        "THAT was rain. Isn\xE2\x80\x99t IT late by 6 P.M. for a Four-Fifths share? We THINK ferries "
        "weren't full.";
    struct stages stages;
    CHECK(stages_run(&stages, text));
    CHECK(token_of(&stages, "THAT")->word == WORD_THAT && token_of(&stages, "by")->word == WORD_BY);
    CHECK(token_of(&stages, "rain")->word == WORD_NONE && token_of(&stages, "ferries")->word == WORD_NONE);
    CHECK(token_in(stages.analysis, token_of(&stages, "Isn"), SET_PASSIVE_AUXILIARY));
    CHECK(token_in(stages.analysis, token_of(&stages, "weren't"), SET_PASSIVE_AUXILIARY));
    CHECK(token_in(stages.analysis, token_of(&stages, "IT"), SET_OBJECT_PRONOUN) &&
          token_in(stages.analysis, token_of(&stages, "P.M."), SET_CLOCK));
    CHECK(token_in(stages.analysis, token_of(&stages, "Four-"), SET_AMOUNT) &&
          token_in(stages.analysis, token_of(&stages, "THINK"), SET_VERB_ONLY));
    CHECK(!token_in(stages.analysis, token_of(&stages, "THINK"), SET_ANONYMITY));
    stages_free(&stages);
}

static void test_phrases(void)
{
    struct stages stages;
    CHECK(stages_run(&stages, "Let\xE2\x80\x99s say it rains. Needless To say needless to"));
    size_t end = stages.analysis->tokens.count;
    CHECK_SIZE(phrase_at(stages.analysis, 0, end, PHRASE_IDIOM), 2);
    CHECK_SIZE(phrase_at(stages.analysis, 0, 1, PHRASE_IDIOM), 0); /* it goes on after the end */
    CHECK_SIZE(phrase_at(stages.analysis, 1, end, PHRASE_IDIOM), 0);
    CHECK_SIZE(phrase_at(stages.analysis, 5, end, PHRASE_IDIOM), 3);
    CHECK_SIZE(phrase_at(stages.analysis, 5, end, PHRASE_NO_SOURCE), 0);
    CHECK_SIZE(phrase_at(stages.analysis, end - 2, end, PHRASE_IDIOM), 0);
    CHECK_SIZE(phrase_at(stages.analysis, end, end, PHRASE_IDIOM), 0);
    stages_free(&stages);
}

static size_t byline(const char *text)
{
    return line_at(&language_built_in, text, strlen(text), LINE_BIT(LINE_BYLINE), NULL);
}

static void test_lines(void)
{
    enum line_list list = LINE_LIST_COUNT;
    size_t at = 99;
    CHECK_SIZE(byline("By Ida Brandt"), 2);
    CHECK_SIZE(byline("BY"), 2);
    CHECK_SIZE(byline("Bygone days"), 0); /* not within a word */
    CHECK_SIZE(byline("By\xC3\xA5"), 0);
    CHECK_SIZE(byline("WRITTEN by Ida"), 10);
    CHECK_SIZE(byline("written b"), 0);
    CHECK_SIZE(byline(""), 0);
    CHECK_SIZE(line_at(&language_built_in, "by", 2, 0, &list), 0); /* of none of the lists */
    CHECK(list == LINE_LIST_COUNT && line_at(&language_built_in, "by", 2, LINE_BIT(LINE_BYLINE), &list) == 2 &&
          list == LINE_BYLINE);
    CHECK_SIZE(line_find(&language_built_in, "Sundby, a review by us", 22, LINE_BIT(LINE_BYLINE), &at), 9);
    CHECK_SIZE(at, 10);
    CHECK_SIZE(line_find(&language_built_in, "Sundby, derby", 13, LINE_BIT(LINE_BYLINE), NULL), 0);
}

static bool thanks(const char *text)
{
    return line_within(&language_built_in, text, strlen(text), LINE_THANKS);
}

/* By a letter that is rare, or by looking everywhere; the answers are those of line_find. */
static void test_lines_within(void)
{
    CHECK(language_built_in.lines.keys[LINE_THANKS].letter && !language_built_in.lines.keys[LINE_BYLINE].letter);
    CHECK(thanks("Ida Brandt in Sund contributed to this report."));
    CHECK(thanks("IDA BRANDT IN SUND CONTRIBUTED REPORTING") && thanks("Contributed reporting"));
    CHECK(!thanks("") && !thanks("tributed reporting") && !thanks("uncontributed reporting"));
    CHECK(!thanks("Brandt contributed to this reporter") && !thanks("A bribe for Bo Brandt, who contributed to it"));
    CHECK(thanks("He contributed to it, and Bo Brandt contributed reporting"));
    CHECK(line_within(&language_built_in, "Sundby, a review by us", 22, LINE_BYLINE) &&
          !line_within(&language_built_in, "Sundby, derby", 13, LINE_BYLINE));
}

static const char *canonical(const char *word)
{
    struct lexicon_entry entry;
    return lexicon_find(&language_built_in, NULL, word, strlen(word), &entry) ? entry.canonical : "";
}

/* Words of several entries: a verb of saying, then the entry that the word begins, then the order of the classes. */
static void test_canonical(void)
{
    CHECK_STRING(canonical("bridges"), "");
    CHECK_STRING(canonical("found"), "find");
    CHECK_STRING(canonical("finding"), "find");
    CHECK_STRING(canonical("record"), "record");
    CHECK_STRING(canonical("review"), "review");
    CHECK_STRING(canonical("whom"), "whom");
    CHECK_STRING(canonical("drew"), "draw");
    CHECK_STRING(canonical("hearing"), "hear");
}

/* Bounds of the bytes of each set, and classes by bytes. */
static void test_bounds(void)
{
    CHECK(word_set_shortest(&language_built_in, SET_CLOCK) == 4 &&
          word_set_longest(&language_built_in, SET_CLOCK) == 4);
    CHECK(word_set_shortest(&language_built_in, SET_OBJECT_PRONOUN) == 2);
    CHECK(word_set_longest(&language_built_in, SET_OBJECT_PRONOUN) == 5);
    CHECK(word_classes(&language_built_in, "MARCH", 5) & LEX_BIT(LEX_MONTH) &&
          word_classes(&language_built_in, "Sept.", 5) & LEX_BIT(LEX_MONTH));
    CHECK(!(word_classes(&language_built_in, "bridge", 6) & LEX_BIT(LEX_MONTH)) &&
          word_classes(&language_built_in, "", 0) == 0);
    CHECK(word_classes(&language_built_in, "a-word-that-is-longer-than-any-of-the-sets-is", 45) == 0);
}

static void test_affixes(void)
{
    CHECK_SIZE(affix_ending(&language_built_in, "cellist", 7, AFFIX_AGENT, 4), 3);
    CHECK_SIZE(affix_ending(&language_built_in, "engineer", 8, AFFIX_AGENT, 4), 3);
    CHECK_SIZE(affix_ending(&language_built_in, "pioneer", 7, AFFIX_AGENT, 5), 2); /* -eer leaves too little */
    CHECK_SIZE(affix_ending(&language_built_in, "her", 3, AFFIX_AGENT, 4), 0);
    CHECK_SIZE(affix_ending(&language_built_in, "bridge", 6, AFFIX_AGENT, 0), 0);
    CHECK_SIZE(affix_beginning(&language_built_in, "Manhunt", 7, AFFIX_AGENT, 0), 3);
    CHECK_SIZE(affix_beginning(&language_built_in, "Manhunt", 7, AFFIX_AGENT, 5), 0);
}

static bool is_adverb(const char *word)
{
    return ends_as_adverb(&language_built_in, word, strlen(word), number(word));
}

static void test_adverbs(void)
{
    CHECK(is_adverb("quickly") && is_adverb("Quickly") && is_adverb("sadly"));
    CHECK(!is_adverb("family") && !is_adverb("Family") && !is_adverb("only"));
    CHECK(!is_adverb("quicker") && !is_adverb("rally's"));
}

static lexicon_set classes(const char *word)
{
    return word_classes(&language_built_in, word, strlen(word));
}

static void test_saying(void)
{
    CHECK(may_say(classes("claims")) && may_say(classes("adding")) && !may_say(classes("bridge")));
    CHECK(says_surely(classes("warned")) && says_surely(classes("says")));
    CHECK(!says_surely(classes("saying")) && !says_surely(classes("say")) && !says_surely(classes("barked")));
    CHECK(may_be_cue(classes("statement")) && !may_say(classes("statement")));
    CHECK(line_says(&language_built_in, "told", 4) && !line_says(&language_built_in, "TOLD", 4) &&
          !line_says(&language_built_in, "warns", 5));
}

int main(void)
{
    test_adverbs();
    test_saying();
    test_numbers();
    test_sets();
    test_tokens();
    test_phrases();
    test_lines();
    test_lines_within();
    test_canonical();
    test_bounds();
    test_affixes();
    return CHECK_RESULT();
}

/* Words of a few ASCII letters, and the marks and spaces between them, are read in one quick pass: to the tokens that
 * the general reader makes of them, whatever is around them. */
#include "check.h"
#include "text/tokenizer.h"
#include "text/word.h"
#include "text_stages.h"

static uint32_t random_below(uint32_t *state, uint32_t bound)
{
    *state = *state * 1664525 + 1013904223;
    return (*state >> 8) % bound;
}

static void check_same(const struct token *quick, const struct token *slow)
{
    CHECK_SIZE(quick->start, slow->start);
    CHECK_SIZE(quick->end, slow->end);
    CHECK_SIZE(quick->block, slow->block);
    CHECK(quick->classes == slow->classes);
    CHECK(quick->canonical == slow->canonical);
    CHECK_SIZE(quick->hash, slow->hash);
    CHECK_SIZE(quick->kind, slow->kind);
    CHECK_SIZE(quick->flags, slow->flags);
    CHECK_SIZE(quick->quote, slow->quote);
    CHECK_SIZE((unsigned char)quick->mark, (unsigned char)slow->mark);
    CHECK_SIZE(quick->word, slow->word);
    CHECK_SIZE(quick->phrase, slow->phrase);
}

/* One text by both readers. False where they differ. */
static bool check_text(const char *text, const struct lexicon *lexicon)
{
    memory mem = memory_default();
    int failures = check_failures;
    struct stages stages;
    struct token_stage slow = {0};
    arena_init(&stages.arena, &mem);
    pipeline_init(&stages.pipeline, &mem, &language_built_in, &stages.arena);
    stages.analysis = &stages.pipeline.analysis;
    stages.analysis->text = text;
    stages.analysis->length = strlen(text);
    stages.analysis->lexicon = lexicon;
    CHECK(pipeline_run(&stages.pipeline, "token") && token_find_slowly(stages.analysis, &slow));
    const struct token_stage *quick = &stages.pipeline.tokens;
    CHECK_SIZE(quick->tokens.count, slow.tokens.count);
    CHECK_SIZE(quick->capitals.count, slow.capitals.count);
    for (size_t i = 0; i < quick->tokens.count && i < slow.tokens.count && failures == check_failures; i++) {
        check_same(&quick->tokens.items[i], &slow.tokens.items[i]);
        if (failures != check_failures)
            fprintf(stderr, "token %zu, from: %s\n", i, text + slow.tokens.items[i].start);
    }
    for (size_t i = 0; i < quick->capitals.count && i < slow.capitals.count; i++)
        CHECK_SIZE(quick->capitals.items[i], slow.capitals.items[i]);
    token_stage_free(&slow, &mem);
    stages_free(&stages);
    return failures == check_failures;
}

static const char *const WORDS[] = {
    "the", "The",   "THE",  "a",    "A",     "I",     "he",      "who",    "WHO",          "it",      "IT",
    "us",  "US",    "Us",   "said", "SAID",  "told",  "accord",  "Mr",     "mr",           "Ms",      "Dr",
    "No",  "no",    "Jan",  "Sat",  "etc",   "Inc",   "U",       "S",      "http",         "https",   "www",
    "s",   "S",     "let",  "Let",  "there", "where", "vessels", "Vessel", "mAyOr",        "McBride", "spokesperson",
    "x",   "zzqp",  "Zzqp", "may",  "May",   "of",    "to",      "to the", "according to", "at least", "don",
    "t",   "Vella", "em",   "60",   "9",     "4th",   "überholt", "café",  "Ångström",     "naïve",
    "incomprehensibly", "counterrevolution", "Counterrevolutions", "a state-run", "New", "York", "north", "wenham",
};
static const char *const JOINTS[] = {
    " ",   " ",   " ",    " ",    " ",   " ",   ", ",  ". ", ".",   "'",  "’", "'s ", "’s ", "’s", "'S ", "s' ",  "s’ ",
    "-",   "–",   " — ",  "—",    "“",   "” ",  "”",   "\"", "\" ", " (", ") ", ": ", ":",   "; ", "? ",  "!",    "…",
    "...", ". . .", "  ", "\t",   "/",   "@",   " @",  " #", "_",   "&",  "$",  "%",  " $",  ":/", "://", "\u00a0", "‘",
    "`",   "\n",  "\n\n", ".com", " .5", "'90s ", "\u2028", "\xE2\x80\x91", ".. ", "?! ", " 's ", " ’s ",
};

static void test_random_texts(const struct lexicon *lexicon)
{
    enum { ROUNDS = 4000, PIECES = 24 };
    uint32_t seed = 7;
    for (int round = 0; round < ROUNDS; round++) {
        char text[PIECES * 32] = "";
        size_t pieces = random_below(&seed, PIECES);
        for (size_t i = 0; i < pieces; i++) {
            strcat(text, WORDS[random_below(&seed, sizeof WORDS / sizeof *WORDS)]);
            strcat(text, JOINTS[random_below(&seed, sizeof JOINTS / sizeof *JOINTS)]);
        }
        if (!check_text(text, lexicon)) {
            fprintf(stderr, "of: %s\n", text);
            break;
        }
    }
}

static void test_own_words(void)
{
    memory mem = memory_default();
    struct lexicon *lexicon = lexicon_new(&mem);
    CHECK(lexicon && lexicon_add(lexicon, "north wenham", 12, LEX_BIT(LEX_MONTH)));
    CHECK(lexicon && lexicon_add(lexicon, "zzqp", 4, LEX_BIT(LEX_ADVERB)));
    CHECK(lexicon && lexicon_add(lexicon, "etc.", 4, LEX_BIT(LEX_ABBREVIATION)));
    test_random_texts(lexicon);
    lexicon_free(lexicon);
}

/* Every byte at every place of a word, and every length. */
static void test_look(void)
{
    char text[WORD_LOOK + 1];
    for (size_t place = 0; place < WORD_LOOK; place++)
        for (int byte = 1; byte < 256; byte++) {
            memcpy(text, "QuizmasterZaAzbX", WORD_LOOK + 1);
            text[place] = (char)byte;
            struct word_look look = word_look(text);
            bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
            CHECK_SIZE(look.length, letter ? WORD_LOOK : place);
            for (size_t i = 0; i < look.length; i++) {
                uint64_t part = i < 8 ? look.word.low >> 8 * i : look.word.high >> 8 * (i - 8);
                CHECK((part & 0xFF) == (unsigned char)(text[i] | 0x20));
                CHECK((look.capitals >> i & 1) == (text[i] < 'a'));
            }
            CHECK(look.capitals >> look.length == 0);
        }
}

static void test_short_words(void)
{
    const char *const words[] = {"the", "spokesperson", "said", "Geneva", "US", "a"};
    struct lexicon_entry entry;
    char text[WORD_LOOK] = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        memset(text, 0, sizeof text);
        memcpy(text, words[i], strlen(words[i]));
        struct short_word word = {short_word_part(text), short_word_part(text + 8)};
        const struct lexicon_form *form = lexicon_short(&language_built_in.lexicon, word, short_word_hash(word));
        CHECK(form != language_built_in.lexicon.forms);
        CHECK_STRING(form->letters, words[i]);
        CHECK(lexicon_find(&language_built_in, NULL, words[i], strlen(words[i]), &entry) &&
              entry.classes == language_built_in.lexicon.sets[form->set]);
    }
    CHECK(!lexicon_find(&language_built_in, NULL, "the", 2, &entry) &&
          !lexicon_find(&language_built_in, NULL, "", 0, &entry) &&
          !lexicon_find(&language_built_in, NULL, "thes", 4, &entry));
}

int main(void)
{
    test_random_texts(NULL);
    test_own_words();
    test_look();
    test_short_words();
    return CHECK_RESULT();
}

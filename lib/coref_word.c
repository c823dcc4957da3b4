/* Questions about words that identity asks: hashes of names, gender of titles and nouns, kinds of roles. */
#include "coref.h"
#include "token.h"

#include <string.h>

/* ---- lists of words ---- */

/* True when the word, in lower case, is one of a list whose words are parted by blanks. */
static bool in_list(const char *word, size_t length, const char *list)
{
    for (const char *at = list; *at;) {
        const char *end = strchr(at, ' ');
        size_t size = end ? (size_t)(end - at) : strlen(at);
        if (size == length && memcmp(at, word, length) == 0)
            return true;
        at += size + (end != NULL);
    }
    return false;
}

/* The word in lower case without a last dot; its length, 0 for what is no word. */
static size_t lower_word(const struct scan *scan, size_t token, char word[LONGEST_FORM])
{
    const struct token *t = coref_token(scan, token);
    bool is_word = t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
    size_t length = is_word ? token_form(scan->text, t->start, t->end, false, word) : 0;
    while (length > 1 && word[length - 1] == '.')
        length--;
    return length;
}

static bool is_one(const struct scan *scan, size_t token, const char *list)
{
    char word[LONGEST_FORM];
    size_t length = lower_word(scan, token, word);
    return length && in_list(word, length, list);
}

static const char MALE_TITLES[] = "mr sir lord king prince baron father brother messrs monsieur sultan";
static const char FEMALE_TITLES[] = "mrs ms miss mme mlle lady dame queen princess baroness sister madam";
static const char MALE_NOUNS[] =
    "man boy gentleman king prince father son brother husband grandfather grandson uncle nephew widower stepfather "
    "spokesman chairman businessman congressman assemblyman councilman frontman policeman fireman salesman sportsman "
    "cameraman anchorman alderman actor waiter monk dad boyfriend ombudsman lord duke emperor guy bishop pope imam";
static const char FEMALE_NOUNS[] =
    "woman girl lady queen princess mother daughter sister wife grandmother granddaughter aunt niece widow stepmother "
    "spokeswoman chairwoman businesswoman congresswoman assemblywoman councilwoman policewoman saleswoman actress "
    "waitress nun mum mom girlfriend duchess empress heiress sportswoman songstress hostess midwife";

enum gender coref_title_gender(const struct scan *scan, size_t token)
{
    if (is_one(scan, token, MALE_TITLES))
        return GENDER_MALE;
    return is_one(scan, token, FEMALE_TITLES) ? GENDER_FEMALE : GENDER_UNKNOWN;
}

enum gender coref_noun_gender(const struct scan *scan, size_t token)
{
    if (is_one(scan, token, MALE_NOUNS))
        return GENDER_MALE;
    return is_one(scan, token, FEMALE_NOUNS) ? GENDER_FEMALE : GENDER_UNKNOWN;
}

bool coref_is_noble(const struct scan *scan, size_t token)
{
    return is_one(scan, token, "lord lady baroness king queen prince princess pope emperor sheikh count countess duke duchess");
}

bool coref_is_courtesy(const struct scan *scan, size_t token)
{
    return is_one(scan, token, "mr mrs ms miss mx messrs sir dame lord lady dr madam mme mlle monsieur");
}

bool coref_is_body_noun(const struct scan *scan, size_t token)
{
    return is_one(scan, token,
                  "company firm group organisation organization agency ministry department bank fund union party court "
                  "council committee commission government administration army navy police authority board bureau office "
                  "corporation institute institution university college school club team association federation "
                  "foundation charity campaign network newspaper paper magazine website broadcaster station retailer "
                  "carmaker manufacturer producer airline utility regulator watchdog lender insurer brokerage startup "
                  "giant publisher label studio alliance bloc coalition parliament senate congress legislature assembly "
                  "state country nation city town county kingdom republic island province hospital church society trust "
                  "tribunal panel chain operator supplier developer maker carrier body service league");
}

bool coref_is_plain_body_noun(const struct scan *scan, size_t token)
{
    return is_one(scan, token, "company firm group organisation organization agency body state country nation government");
}

bool coref_is_bearer_noun(const struct scan *scan, size_t token)
{
    const struct token *t = coref_token(scan, token);
    struct slice word = token_text(scan, token);
    if ((word.length > 9 && memcmp(word.text + word.length - 9, "-year-old", 9) == 0) || token_is(t, LEX_DEMONYM))
        return true;
    return t->kind == TOKEN_WORD &&
           is_one(scan, token,
                  "man woman native billionaire millionaire businessman businesswoman veteran star democrat republican "
                  "politician conservative liberal socialist father mother grandfather grandmother graduate champion "
                  "star winner celebrity legend mogul tycoon entrepreneur southerner teenager pensioner retiree author");
}

/* The lists that hold a word, one bit each. */
static uint64_t kinds_of(const struct scan *scan, size_t token, const char *const *kinds, size_t count)
{
    char word[LONGEST_FORM];
    size_t length = lower_word(scan, token, word);
    uint64_t found = 0;
    for (size_t i = 0; length && i < count; i++)
        if (in_list(word, length, kinds[i]))
            found |= (uint64_t)1 << i;
    return found;
}

/* Kinds of roles: one who bears a role of a kind may be called by any other word of it. */
uint64_t coref_role_kinds(const struct scan *scan, size_t token)
{
    static const char *const kinds[] = {
        "diplomat minister ambassador envoy secretary consul negotiator emissary",
        "lawmaker senator sen representative rep congressman congresswoman mp deputy legislator councillor councilor "
        "councilman councilwoman assemblyman assemblywoman parliamentarian delegate del",
        "politician senator sen representative rep congressman congresswoman mp minister governor gov mayor president "
        "premier chancellor councillor secretary leader candidate nominee speaker",
        "candidate nominee contender hopeful frontrunner front-runner challenger opponent rival",
        "leader president premier chancellor chairman chairwoman chair chief head chief prime",
        "premier minister pm", "president pres", "governor gov", "senator sen", "representative rep congressman congresswoman",
        "spokesman spokeswoman spokesperson", "lawyer attorney barrister solicitor counsel prosecutor",
        "doctor physician surgeon dr gp paediatrician pediatrician consultant", "boss chief ceo executive chairman "
        "chairwoman president director head manager founder", "coach manager trainer", "economist analyst strategist",
        "professor academic scholar lecturer researcher scientist expert fellow", "journalist reporter correspondent editor "
        "columnist anchor presenter host", "officer policeman policewoman sergeant detective inspector constable sheriff",
        "general colonel commander admiral officer captain major lieutenant gen col adm capt maj lt", "singer musician "
        "songwriter rapper songstress star vocalist", "actor actress star", "player striker midfielder defender goalkeeper "
        "forward captain quarterback pitcher sprinter runner athlete", "writer author novelist poet playwright",
        "businessman businesswoman tycoon mogul billionaire entrepreneur founder magnate investor developer",
        "mother mum mom parent", "father dad parent", "teacher headteacher principal headmaster headmistress",
        "monarch king queen", "priest bishop archbishop cardinal pope pastor vicar cleric reverend rev"};
    return kinds_of(scan, token, kinds, sizeof kinds / sizeof *kinds);
}

uint64_t coref_document_kinds(const struct scan *scan, size_t token)
{
    static const char *const kinds[] = {
        "study report survey analysis research paper findings", "poll survey", "letter email e-mail memo message note",
        "article story piece column op-ed editorial report essay", "lawsuit complaint suit filing petition indictment",
        "video ad clip spot commercial advert advertisement"};
    return kinds_of(scan, token, kinds, sizeof kinds / sizeof *kinds);
}

/* ---- hashes ---- */

uint32_t coref_word(const struct scan *scan, size_t token)
{
    const struct token *t = coref_token(scan, token);
    if (!token_is(t, LEX_GIVEN_SHORT) || !t->canonical)
        return t->hash;
    char lower[LONGEST_FORM];
    size_t length = token_form(t->canonical, 0, strlen(t->canonical), false, lower);
    return length ? token_hash(lower, length) : t->hash;
}

static bool is_word(const struct token *t)
{
    return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
}

static bool is_article(const struct scan *scan, size_t token)
{
    return is_one(scan, token, "the a an");
}

uint32_t coref_phrase(const struct scan *scan, size_t first, size_t end)
{
    uint32_t hash = 0;
    for (size_t i = first; i < end; i++)
        if (is_word(coref_token(scan, i)) && !is_article(scan, i))
            hash = (hash ^ coref_token(scan, i)->hash) * 16777619u + 1;
    return hash;
}

uint32_t coref_place(const struct scan *scan, const struct mention *m)
{
    const struct token *t = coref_token(scan, m->name_first);
    size_t words = m->name_end - m->name_first;
    if (!t->canonical || (words > 1 ? t->phrase != words : t->phrase > 1))
        return coref_phrase(scan, m->name_first, m->name_end);
    return token_hash(t->canonical, strlen(t->canonical));
}

bool coref_is_given(const struct scan *scan, size_t token)
{
    return coref_token(scan, token)->classes & (LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE)) && coref_is_capital(scan, token);
}

bool coref_is_capital(const struct scan *scan, size_t token)
{
    return coref_token(scan, token)->flags & TOKEN_CAPITAL;
}

static uint32_t add_letter(uint32_t hash, char letter)
{
    return ((hash ? hash : 2166136261u) ^ (unsigned char)(letter | 0x20)) * 16777619u;
}

/* "OSCE", "F.B.I.". */
uint32_t coref_acronym(const struct scan *scan, size_t token)
{
    struct slice word = token_text(scan, token);
    uint32_t hash = 0;
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i++) {
        char letter = word.text[i];
        if (letter == '.' || letter == '&')
            continue;
        if (letter < 'A' || letter > 'Z')
            return 0;
        hash = add_letter(hash, letter);
        letters++;
    }
    return letters >= 2 && letters <= 7 ? hash : 0;
}

/* The acronym that the words would make, with the small words among them or without. */
uint32_t coref_initials(const struct scan *scan, size_t first, size_t end, bool small)
{
    uint32_t hash = 0;
    size_t letters = 0;
    for (size_t i = first; i < end; i++) {
        const struct token *t = coref_token(scan, i);
        if (t->kind != TOKEN_WORD || (!small && !(t->flags & TOKEN_CAPITAL)))
            continue;
        if (is_article(scan, i) && i == first)
            continue;
        hash = add_letter(hash, scan->text[t->start]);
        letters++;
    }
    return letters >= 2 ? hash : 0;
}

/* The same word but for its ending: "Russia" and "Russian", "Italy" and "Italian", "production" and "Productions". */
bool coref_same_stem(const struct scan *scan, size_t a, size_t b)
{
    if (coref_token(scan, a)->hash == coref_token(scan, b)->hash)
        return true;
    struct slice x = token_text(scan, a), y = token_text(scan, b);
    size_t same = 0;
    while (same < x.length && same < y.length && (x.text[same] | 0x20) == (y.text[same] | 0x20))
        same++;
    size_t longer = x.length > y.length ? x.length : y.length;
    if (same >= 6 && longer - same <= 1)
        return true;
    return same >= 4 && longer - same <= 4 && coref_is_capital(scan, a) && coref_is_capital(scan, b);
}

/* ---- names ---- */

static bool is_initial(struct slice word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (word.text[i] == '.')
            continue;
        if (word.text[i] < 'A' || word.text[i] > 'Z' || (i > 0 && word.text[i - 1] != '.'))
            return false;
        letters++;
    }
    return letters > 0;
}

static void add_given(struct person_name *name, uint32_t hash)
{
    if (hash && name->given_count < NAME_WORDS)
        name->given[name->given_count++] = hash;
}

struct person_name coref_read_name(const struct scan *scan, const struct mention *m)
{
    struct person_name name = {.surname = 0};
    bool aside = false;
    size_t last = NONE;
    for (size_t i = m->name_first; i < m->name_end; i++) {
        const struct token *t = coref_token(scan, i);
        if (t->kind == TOKEN_QUOTE || t->mark == '(' || t->mark == ')')
            aside = !aside;
        if (t->kind != TOKEN_WORD)
            continue;
        if (last != NONE && is_one(scan, i, "jr sr ii iii iv esq phd md qc kc obe mbe cbe")) {
            name.suffix = true;
            continue;
        }
        name.words++;
        if (aside) {
            add_given(&name, coref_word(scan, i));
        } else if (is_initial(token_text(scan, i)) && i + 1 < m->name_end) {
            if (name.words == 1)
                name.initial = (uint32_t)scan->text[t->start] | 0x20;
        } else {
            if (last != NONE)
                add_given(&name, coref_word(scan, last));
            last = i;
        }
    }
    if (last != NONE)
        name.surname = coref_token(scan, last)->hash;
    return name;
}

/* ---- roles ---- */

uint32_t coref_role_word(const struct scan *scan, size_t token)
{
    static const char *const forms[][2] = {
        {"capt", "captain"},   {"sen", "senator"},   {"rep", "representative"}, {"gov", "governor"}, {"gen", "general"},
        {"col", "colonel"},    {"lt", "lieutenant"}, {"sgt", "sergeant"},       {"prof", "professor"}, {"dr", "doctor"},
        {"rev", "reverend"},   {"det", "detective"}, {"insp", "inspector"},     {"adm", "admiral"},  {"maj", "major"},
        {"pres", "president"}, {"cllr", "councillor"}};
    char word[LONGEST_FORM];
    size_t length = lower_word(scan, token, word);
    for (size_t i = 0; length && i < sizeof forms / sizeof *forms; i++)
        if (length == strlen(forms[i][0]) && memcmp(word, forms[i][0], length) == 0)
            return token_hash(forms[i][1], strlen(forms[i][1]));
    return coref_token(scan, token)->hash;
}

/* A role that is told by a verb: "runs the ferry", "led the club until May". */
bool coref_is_verbal(const struct scan *scan, const struct role *role)
{
    const struct token *t = coref_token(scan, role->first);
    return token_is(t, LEX_VERB_COMMON) && !coref_is_person_noun(scan, role->first) && !coref_is_person_noun(scan, role->head);
}

bool coref_is_person_noun(const struct scan *scan, size_t token)
{
    return coref_role_kinds(scan, token) || coref_noun_gender(scan, token) ||
           (token_is(coref_token(scan, token), LEX_SOURCE_NOUN) && !coref_is_body_noun(scan, token));
}

/* The last word before what hangs behind the noun: "fellow" of "senior fellow at the Institute for Rivers". */
size_t coref_role_head(const struct scan *scan, size_t first, size_t end)
{
    size_t head = first;
    for (size_t i = first; i < end; i++) {
        const struct token *t = coref_token(scan, i);
        if (i > first && (token_is(t, LEX_PREPOSITION) || token_is(t, LEX_WH) || token_is(t, LEX_CONJUNCTION) ||
                          t->mark == ',' || t->mark == '('))
            break;
        if (t->kind == TOKEN_WORD)
            head = i;
    }
    return head;
}

/*
 * The sums that are not known yet are made, and on the way through the words of a sequence all is added up that counts
 * for each. Included by score_cache.c once for each kind of rows in registers: ON is what functions are compiled for,
 * NAME their names, ROW the type of such a row, and ROWS the names of what is done with it.
 */

/* ---- sums that are not known ---- */

/* Add a row to so many. A key that the model has not may be taken for one of another unit's, which has weights for more
 * places than there are here: those are left out. */
ON static void NAME(add_row)(const uint8_t *row, int16_t (*rows)[LANES], unsigned count)
{
    const uint8_t *end = row + row[2];
    unsigned places = row[3] & ~(unsigned)TAGGER_LAST;
    for (row += TAGGER_ROW_HEAD; places; places &= places - 1, row += LANES)
        if (tagger_lowest_bit(places) < count)
            ROWS(add_bytes)(rows[tagger_lowest_bit(places)], row);
    for (int16_t *columns = (int16_t *)rows; row < end; row += 2)
        if (row[0] < count * LANES)
            columns[row[0]] = (int16_t)(columns[row[0]] + (int8_t)row[1]);
}

/* Add the weights of a unit's keys to the rows of its places. */
ON INLINE void NAME(add_keys)(const struct tagger_kept *kept, enum feature_template unit,
                              const struct observation *view, int16_t (*rows)[LANES], unsigned rows_count)
{
    struct tagger_key keys[TAGGER_TEMPLATE_KEYS];
    size_t count = feature_template_keys(unit, view, keys);
    for (size_t k = 0; k < count; k++) {
        const uint8_t *row = find_row(&kept->model, keys[k].key);
        if (row)
            NAME(add_row)(row, rows, rows_count);
    }
}

ON INLINE void NAME(clear_rows)(int16_t (*rows)[LANES], size_t count)
{
    for (size_t i = 0; i < count; i++)
        ROWS(store)(rows[i], ROWS(all)(0));
}

/* Make the sums of a unit, in an entry that had none or another's: a function for each, as the unit's keys are then
 * straight code. */
#define FILL(name, unit, entry)                                                                              \
    ON static void NAME(name)(const struct tagger_kept *kept, const struct observation *view, struct entry *to) \
    {                                                                                                        \
        NAME(clear_rows)(to->rows, sizeof to->rows / sizeof *to->rows);                                      \
        NAME(add_keys)(kept, unit, view, to->rows, sizeof to->rows / sizeof *to->rows);                      \
    }

FILL(fill_pos, TEMPLATE_POS, five)
FILL(fill_quote, TEMPLATE_QUOTE, five)
FILL(fill_pair, TEMPLATE_PAIR, three)
FILL(fill_classes, TEMPLATE_CLASSES, one)
FILL(fill_left, TEMPLATE_LEFT, one)
FILL(fill_right, TEMPLATE_RIGHT, one)
FILL(fill_sentence, TEMPLATE_SENTENCE, one)
FILL(fill_near, TEMPLATE_NEAR, one)

/* Those of the word with those of its classes and of where it stands. */
ON static void NAME(fill_word)(struct tagger_kept *kept, const struct observation *view, struct five *to)
{
    struct five *pos = &kept->pos[template_place_of(view->pos, POS_BITS)],
                *quote = &kept->quote[template_place_of(seen_quote(view), QUOTE_BITS)];
    if (!known(&pos->seen, view->pos))
        NAME(fill_pos)(kept, view, pos);
    if (!known(&quote->seen, seen_quote(view)))
        NAME(fill_quote)(kept, view, quote);
    for (size_t p = 0; p < 5; p++)
        ROWS(store)(to->rows[p], ROWS(plus)(ROWS(load)(pos->rows[p]), quote->rows[p]));
    NAME(add_keys)(kept, TEMPLATE_WORD, view, to->rows, 5);
}

ON static void NAME(fill_words)(const uint8_t *row, struct three *to)
{
    NAME(clear_rows)(to->rows, 3);
    NAME(add_row)(row, to->rows, 3);
}

/* ---- a sequence ---- */

/* A word comes in. Its own sums are for the two words before it, itself and the two after: sums has those of these
 * five, and the first, of which all has been added, leaves. */
ON INLINE void NAME(enter)(struct tagger_kept *kept, const struct observation *v, struct five *word, ROW sums[5])
{
    if (!known_two(&word->seen, packed_number_at(v, FIELD(word)), packed_number_at(v, FIELD(pos))))
        NAME(fill_word)(kept, v, word);
    sums[0] = ROWS(plus)(sums[1], word->rows[0]);
    sums[1] = ROWS(plus)(sums[2], word->rows[1]);
    sums[2] = ROWS(plus)(sums[3], word->rows[2]);
    sums[3] = ROWS(plus)(sums[4], word->rows[3]);
    sums[4] = ROWS(load)(word->rows[4]);
}

ON INLINE void NAME(add_three)(const struct three *entry, ROW sums[5])
{
    sums[0] = ROWS(plus)(sums[0], entry->rows[0]);
    sums[1] = ROWS(plus)(sums[1], entry->rows[1]);
    sums[2] = ROWS(plus)(sums[2], entry->rows[2]);
}

/* The word that is two before word i and the one after it, for both and the one after these. */
ON INLINE void NAME(pair)(struct tagger_kept *kept, const struct observation *v, size_t i, const struct places *places,
                          ROW sums[5])
{
    size_t at = (i - 1) % RING;
    struct three *pair = places->pair[at], *words = places->words[at];
    if (!known(&pair->seen, places->seen_pair[at]))
        NAME(fill_pair)(kept, v, pair);
    NAME(add_three)(pair, sums);
    if (words->seen.first != places->seen_words[at]) {
        struct tagger_key keys[TAGGER_TEMPLATE_KEYS];
        feature_template_keys(TEMPLATE_WORDS, v, keys);
        const uint8_t *row = find_row(&kept->model, keys[0].key);
        if (!row)
            return; /* half of all pairs are none that the model knows */
        words->seen.first = places->seen_words[at];
        NAME(fill_words)(row, words);
    }
    NAME(add_three)(words, sums);
}

/* All else of the word that is two before word i, of which this is the last. */
ON INLINE void NAME(leave)(struct tagger_kept *kept, const struct observation *v, size_t i, const struct places *places,
                           ROW sum, int16_t *score)
{
    size_t at = (i - 1) % RING;
    struct one *classes = places->classes[at], *left = places->left[at], *right = places->right[at],
               *near = places->near[at];
    struct one *sentence = &kept->sentence[template_place_of(seen_sentence(v), SENTENCE_BITS)];
    if (!known_two(&classes->seen, places->seen_pair[(i - 2) % RING], v[1].pos))
        NAME(fill_classes)(kept, v, classes);
    if (!known(&left->seen, seen_left(v)))
        NAME(fill_left)(kept, v, left);
    if (!known(&right->seen, seen_right(v)))
        NAME(fill_right)(kept, v, right);
    if (!known(&near->seen, places->seen_near[at]))
        NAME(fill_near)(kept, v, near);
    if (!known(&sentence->seen, seen_sentence(v)))
        NAME(fill_sentence)(kept, v, sentence);
    sum = ROWS(plus)(ROWS(plus)(sum, classes->rows[0]), left->rows[0]);
    sum = ROWS(plus)(ROWS(plus)(sum, right->rows[0]), near->rows[0]);
    lanes_store(score, ROWS(spread)(ROWS(plus)(sum, sentence->rows[0])));
}

ON static const int16_t *NAME(score)(struct tagger_kept *kept, const struct tagger_window *window)
{
    const struct observation *views = window->views;
    size_t end = window->count + 2 * TAGGER_REACH, i = 0;
    ROW none = ROWS(all)(0), sums[5] = {none, none, none, none, none};
    struct places places;
    for (size_t next = 0; next < AHEAD && next < end; next++)
        look_ahead(kept, views, next, &places, false);
    for (; i < 2 * TAGGER_REACH; i++) {
        if (i + AHEAD < end)
            look_ahead(kept, views, i + AHEAD, &places, true);
        NAME(enter)(kept, &views[i], places.word[i % RING], sums);
        if (i >= TAGGER_REACH)
            NAME(pair)(kept, &views[i - TAGGER_REACH], i, &places, sums);
    }
    for (int16_t *score = kept->scores; i < end; i++, score += LANES) {
        const struct observation *v = &views[i - TAGGER_REACH];
        if (i + AHEAD < end)
            look_ahead(kept, views, i + AHEAD, &places, true);
        NAME(enter)(kept, &views[i], places.word[i % RING], sums);
        NAME(pair)(kept, v, i, &places, sums);
        NAME(leave)(kept, v, i, &places, sums[0], score);
    }
    return kept->scores;
}

#undef FILL
#undef ON
#undef NAME
#undef ROW
#undef ROWS

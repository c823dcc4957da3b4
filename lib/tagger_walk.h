/*
 * The way through the words of a sequence, adding up all that counts for each. Included by tagger_kept.c once for each kind
 * of rows: WALK is the function's name, WALK_ON what it is compiled for, SUM a row of sums in registers, SUM_ALL makes one,
 * SUM_PLUS adds a row of memory, and SUM_SPREAD makes lanes of it.
 *
 * A word's own sums are for the two words before it, itself and the two behind: one, of which all has been added, leaves
 * with each step.
 */
WALK_ON static const int16_t *WALK(struct tagger_kept *kept, const struct tagger_window *window)
{
    const struct tagger_view *views = window->views;
    size_t end = window->count + 2 * TAGGER_REACH;
    SUM sum0 = SUM_ALL(0), sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0;
    struct places ring[RING];
    for (size_t next = 0; next < end + AHEAD; next++) {
        if (next < end)
            look_ahead(kept, views, next, &ring[next % RING]);
        if (next < AHEAD)
            continue;
        size_t i = next - AHEAD;
        const struct tagger_view *v = &views[i];
        struct five *word = ring[i % RING].word;
        if (!known_two(&word->seen, number_at(&v->word), number_at(&v->pos)))
            fill_word(kept, v, word->rows);
        sum0 = SUM_PLUS(sum1, word->rows[0]);
        sum1 = SUM_PLUS(sum2, word->rows[1]);
        sum2 = SUM_PLUS(sum3, word->rows[2]);
        sum3 = SUM_PLUS(sum4, word->rows[3]);
        sum4 = SUM_PLUS(SUM_ALL(0), word->rows[4]);
        if (i < TAGGER_REACH)
            continue;
        v -= TAGGER_REACH;
        const struct places *places = &ring[(i - 1) % RING];
        struct three *pair = places->pair, *words = places->words;
        if (!known(&pair->seen, seen_pair(v)))
            fill(kept->model, UNIT_PAIR, v, pair->rows, 3);
        sum0 = SUM_PLUS(sum0, pair->rows[0]);
        sum1 = SUM_PLUS(sum1, pair->rows[1]);
        sum2 = SUM_PLUS(sum2, pair->rows[2]);
        if (words->seen.first == seen_words(v) || fill_words(kept, words, v)) {
            sum0 = SUM_PLUS(sum0, words->rows[0]);
            sum1 = SUM_PLUS(sum1, words->rows[1]);
            sum2 = SUM_PLUS(sum2, words->rows[2]);
        }
        if (i < 2 * TAGGER_REACH)
            continue;
        SUM sum = SUM_PLUS(sum0, classes_row(kept, places->classes, v));
        sum = SUM_PLUS(sum, one_row(kept, UNIT_LEFT, places->left, seen_left(v), v));
        sum = SUM_PLUS(sum, one_row(kept, UNIT_RIGHT, places->right, seen_right(v), v));
        sum = SUM_PLUS(sum, one_row(kept, UNIT_SENTENCE, sentence_of(kept, v), seen_sentence(v), v));
        sum = SUM_PLUS(sum, one_row(kept, UNIT_NEAR, places->near, places->seen_near, v));
        lanes_store(kept->scores + (i - 2 * TAGGER_REACH) * LANES, SUM_SPREAD(sum));
    }
    return kept->scores;
}

#undef WALK
#undef WALK_ON
#undef SUM
#undef SUM_ALL
#undef SUM_PLUS
#undef SUM_SPREAD

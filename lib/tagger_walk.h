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
            fill_word(kept, v, word);
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
            fill_pair(kept, v, pair);
        sum0 = SUM_PLUS(sum0, pair->rows[0]);
        sum1 = SUM_PLUS(sum1, pair->rows[1]);
        sum2 = SUM_PLUS(sum2, pair->rows[2]);
        if (words->seen.first == seen_words(v) || fill_words(kept, v, words)) {
            sum0 = SUM_PLUS(sum0, words->rows[0]);
            sum1 = SUM_PLUS(sum1, words->rows[1]);
            sum2 = SUM_PLUS(sum2, words->rows[2]);
        }
        if (i < 2 * TAGGER_REACH)
            continue;
        if (!known_two(&places->classes->seen, seen_pair(v - 1), v[1].pos))
            fill_classes(kept, v, places->classes);
        if (!known(&places->left->seen, seen_left(v)))
            fill_left(kept, v, places->left);
        if (!known(&places->right->seen, seen_right(v)))
            fill_right(kept, v, places->right);
        if (!known(&places->near->seen, places->seen_near))
            fill_near(kept, v, places->near);
        struct one *sentence = &kept->sentence[place_of(seen_sentence(v), SENTENCE_BITS)];
        if (!known(&sentence->seen, seen_sentence(v)))
            fill_sentence(kept, v, sentence);
        SUM sum = SUM_PLUS(SUM_PLUS(sum0, places->classes->rows[0]), places->left->rows[0]);
        sum = SUM_PLUS(SUM_PLUS(sum, places->right->rows[0]), places->near->rows[0]);
        sum = SUM_PLUS(sum, sentence->rows[0]);
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

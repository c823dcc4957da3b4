#!/bin/sh
# Fit both tables of weights again, lib/tagger/tagger_weights.c and lib/attribute/rank_weights.c, and build with them. Beside the annotated
# articles are read sentences of our own (lessons.txt; for the ranking, lessons_ranking.txt too).
#
# Usage: train/fit.sh [--ranking] [OPTION of saidby_tagger_train]...
#
# --ranking: fit the ranking alone, with the models of folds that an earlier run left; right as long as nothing has
# changed that the tagger sees. The articles are those of $SAIDBY_EVAL, by default ../shared beside the checkout. The same
# sources and articles give the same bytes. $JOBS models are fitted at once, by default one for each processor.
set -eu
cd "$(dirname "$0")/.."
train=${SAIDBY_EVAL:-../shared}/eval/train.jsonl
folds=5
work=build/fit
ranking=
if [ "${1-}" = --ranking ]; then
    ranking=yes
    shift
fi
[ -r "$train" ] || { echo "fit.sh: no $train" >&2; exit 1; }

build() {
    cmake --preset release >/dev/null
    cmake --build --preset release -- -j2 "$@" >"$work/build.log" || { cat "$work/build.log"; exit 1; }
}

mkdir -p "$work"
python3 train/lessons.py train/lessons.txt "$work/lessons.jsonl" 3
python3 train/lessons.py train/lessons_ranking.txt "$work/lessons_ranking.jsonl" 3
cat "$train" "$work/lessons.jsonl" >"$work/train.jsonl"
cat "$work/train.jsonl" "$work/lessons_ranking.jsonl" >"$work/ranking.jsonl"
train=$work/train.jsonl
build saidby_tagger_train saidby_rank_train
if [ -z "$ranking" ]; then
    : >"$work/tagger.log"
    # One process for each model: the library's own, then the folds.
    { echo "--source $work/tagger_weights.c"; for k in $(seq 0 $((folds - 1))); do echo "--folds $folds $work/fold --fold $k"; done; } |
        xargs -P "${JOBS:-$(nproc)}" -I MODEL sh -c "build/train/saidby_tagger_train $* MODEL $train 2>>$work/tagger.log || exit 255"
    cp "$work/tagger_weights.c" lib/tagger/tagger_weights.c
fi
set --
for fold in $(seq 0 $((folds - 1))); do
    set -- "$@" "$work/fold$fold"
done
build/train/saidby_rank_train "$work/ranking.jsonl" "$work/rank_weights.c" "$@" 2>"$work/rank.log"
cp "$work/rank_weights.c" lib/attribute/rank_weights.c
tail -n 1 "$work/rank.log"
build

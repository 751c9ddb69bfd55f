"use strict";
// How near an answer comes, from 0 to 1: what simulator/lessons/guide/storyline/questions/scoring.py says, once more.
// A test holds both against each other.

const RIGHT_FROM = 0.95, NEAR_FROM = 0.6, PARTLY_ABOVE = 0.2;

// The points of an answer and what they mean. `given` is a number in a list, the values of a line, the options that
// were chosen, or an order.
function judge(question, given) {
  const score = nearnessOf[question.kind](question, given);
  const near = score >= NEAR_FROM ? "near" : score > PARTLY_ABOVE ? "partly" : "otherwise";
  return { score: rounded(score), said: score >= RIGHT_FROM ? "right" : near };
}

const nearnessOf = {
  predict: ({ values, near, low, high }, [guess]) => nearness(Math.abs(guess - values[0]), near, (high - low) / 2),
  sketch: ({ values }, given) => lineNearness(values, given),
  order: ({ values }, given) => orderNearness(values, given),
  choice: ({ right }, given) => (given.length && given.every((at) => right.includes(at)) ? 1 : 0),
  // The share of units that were put on the right side
  forgotten: ({ values, right }, given) => {
    const wrong = values.filter((_, at) => given.includes(at) !== right.includes(at)).length;
    return 1 - wrong / values.length;
  },
};

// 1 within `near`, less the further it is, 0 from `far` on; 0 where there is no number
function nearness(off, near, far) {
  if (off <= near) return 1;
  const left = 1 - (off - near) / larger(far - near, near);
  return left > 0 ? left : 0;
}

// By the mean distance, as a share of the range that the line has: a tenth of it is right
function lineNearness(right, given) {
  const sizes = right.map(Math.abs);
  const span = larger(larger(right.reduce(larger) - right.reduce(smaller), 0.2 * sizes.reduce(larger)), 1e-9);
  const off = right.reduce((sum, value, at) => sum + Math.abs(value - given[at]), 0) / right.length;
  return nearness(off / span, 0.1, 0.6);
}

// The share of pairs that stand the right way round; those that wrote the same may stand either way
function orderNearness(values, given) {
  const sizes = given.map((at) => Math.abs(values[at]));
  let pairs = 0, right = 0;
  sizes.forEach((size, k) => sizes.slice(k + 1).forEach((later) => {
    pairs += 1;
    right += Number(size >= later - 1e-12);
  }));
  return right / pairs;
}

// Of two numbers, as Python takes them where one is none
const larger = (one, other) => (other > one ? other : one);
const smaller = (one, other) => (other < one ? other : one);

// With four decimals, as Python rounds: of two that are as near, to the even one. Only thirty-seconds are so.
function rounded(score) {
  if (Math.abs(32 * score) % 2 === 1) return 2 * Math.round(5000 * score) / 1e4;
  return Number(score.toFixed(4));
}

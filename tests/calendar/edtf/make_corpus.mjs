// SPDX-License-Identifier: EUPL-1.2
// Writes dates, one a line, with the first and last day that the npm package edtf reads in them, or
// a dash where it refuses them. `npm ci && npm run corpus` writes corpus.tsv anew.
//
// Of the forms that both read: days, months, years, quarters, one of several, and intervals. Left
// out is what that package reads otherwise: seasons 21 to 24 are calendar quarters to it, a row of
// members ("[2022-09..2022-12]") ends with its first, an open end has no last day, and 29 February
// is 1 March in years that do not have it.
import edtf from 'edtf'

// A sequence of numbers that is the same everywhere (Lehmer, with the multiplier of Park and Miller).
let state = 20221127
const draw = (count) => {
  state = Number((BigInt(state) * 48271n) % 2147483647n)
  return state % count
}
const pad = (number, width) => String(number).padStart(width, '0')

const year = () => pad(1900 + draw(300), 4)
const month = () => `${year()}-${pad(1 + draw(12), 2)}`
// Also days that no month has.
const day = () => `${month()}-${pad(1 + draw(31), 2)}`
const quarter = () => `${year()}-${33 + draw(4)}`
const simple = () => [day, month, year, quarter][draw(4)]()
const later = (make) => [make(), make()].sort()

const dates = []
for (let i = 0; i < 800; ++i) dates.push(day())
for (let y = 1900; y < 2200; y += 7) {
  dates.push(pad(y, 4))
  for (let m = 1; m <= 12; ++m) dates.push(`${pad(y, 4)}-${pad(m, 2)}`)
  for (let q = 33; q <= 36; ++q) dates.push(`${pad(y, 4)}-${q}`)
  dates.push(`${pad(y, 4)}-02-29`)
}
for (let i = 0; i < 600; ++i) {
  const make = [day, month, year][draw(3)]
  const [first, last] = later(make)
  if (first === last) continue
  dates.push(`${first}/${last}`)
  dates.push(`[${first},${last}]`)
}
for (let i = 0; i < 200; ++i) dates.push(simple())

const isLeap = (y) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
const hasNoSuchFebruary = (text) =>
  [...text.matchAll(/(\d{4})-02-29/g)].some((found) => !isLeap(Number(found[1])))

const iso = (time) => new Date(time).toISOString().slice(0, 10)
for (const text of dates.filter((date) => !hasNoSuchFebruary(date))) {
  let read = '-\t-'
  try {
    const date = edtf(text)
    read = `${iso(date.min)}\t${iso(date.max)}`
  } catch {
    // It refuses the date.
  }
  console.log(`${text}\t${read}`)
}

// The peer: the same story in ink. Prints its hash over the fixed sequences, then its random
// playthroughs a second. Usage: node peer_ink.js RUNS   (inkjs must be installed where it is run)
const fs = require("fs"), path = require("path"), crypto = require("crypto");
const ink = require(require.resolve("inkjs/full", { paths: [process.cwd()] }));
const here = (name) => fs.readFileSync(path.join(__dirname, name), "utf8");

const names = Object.keys(JSON.parse(here("story.json")).vars);
const story = new ink.Story(new ink.Compiler(here("story.ink")).Compile().ToJson());

function play(choose) {
  story.ResetState();
  for (let turn = 0; ; turn++) {
    while (story.canContinue) story.Continue();
    if (!story.currentChoices.length) return;
    story.ChooseChoiceIndex(choose(turn));
  }
}

const hash = crypto.createHash("sha256");
for (const sequence of JSON.parse(here("seqs.json"))) {
  play((turn) => sequence[turn]);
  const values = names.map((name) => story.variablesState.$(name));
  hash.update(`${values.join(",")},${story.variablesState.$("ending")}\n`);
}
console.log(hash.digest("hex").slice(0, 16));

const runs = Number(process.argv[2]) || 1000;
for (let warm = 0; warm < runs / 10; warm++) play(() => Math.floor(Math.random() * 4));
const began = process.hrtime.bigint();
for (let run = 0; run < runs; run++) play(() => Math.floor(Math.random() * 4));
console.log(runs / (Number(process.hrtime.bigint() - began) / 1e9));

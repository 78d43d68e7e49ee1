// Checks HTML pages as a browser and a screen reader meet them: html-validate for the markup, axe for accessibility
// in headless Chromium, no request to any network, nothing that runs. Set-up stands in README.md beside this file.
//
//     node check_pages.mjs PAGE.html ... [--pictures FOLDER]
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const { HtmlValidate, StaticConfigLoader } = require("html-validate");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const RULES = {
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "no-inline-style": "error", "require-sri": "off", "long-title": "off" },
};
const SIZES = { laptop: [1280, 800], phone: [390, 844] };

const given = process.argv.slice(2);
const at = given.indexOf("--pictures");
const pictures = at < 0 ? "" : given.splice(at, 2)[1];
if (pictures) mkdirSync(pictures, { recursive: true });

const validator = new HtmlValidate(new StaticConfigLoader(RULES));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let faults = 0;
const say = (file, what) => { faults += 1; console.log(`${file}: ${what}`); };

for (const file of given) {
  const report = await validator.validateString(readFileSync(file, "utf8"));
  for (const each of report.results.flatMap((result) => result.messages))
    say(file, `html-validate ${each.ruleId} at ${each.line}:${each.column}: ${each.message}`);
  for (const [name, [width, height]] of Object.entries(SIZES)) {
    const page = await browser.newPage({ viewport: { width, height } });
    page.on("request", (asked) => asked.url().startsWith("file:") || say(file, `asks the network for ${asked.url()}`));
    page.on("dialog", (dialog) => { say(file, `runs a script: ${dialog.message()}`); dialog.dismiss(); });
    await page.goto(pathToFileURL(resolve(file)).href);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) say(file, `is ${wide} px wider than a ${name}`);
    if (await page.evaluate(() => document.scripts.length)) say(file, "holds a script");
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run());
    for (const each of found.violations)
      say(file, `axe ${each.id} (${name}): ${each.help}: ${each.nodes.length}x, as ${each.nodes[0].html.slice(0, 160)}`);
    if (name === "laptop") console.log(`${file}: axe passed ${found.passes.length} rules, ${found.incomplete.length} undecided`);
    if (pictures) await page.screenshot({ path: join(pictures, `${basename(file, ".html")}-${name}.png`), fullPage: true });
    if (pictures && name === "laptop") await page.pdf({ path: join(pictures, `${basename(file, ".html")}.pdf`), preferCSSPageSize: true });
    await page.close();
  }
}
await browser.close();
console.log(faults ? `${faults} faults` : `${given.length} pages without fault`);
process.exit(faults ? 1 : 0);

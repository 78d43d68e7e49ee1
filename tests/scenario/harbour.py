"""A good pack, as the text of its files: not even a warning is found in it."""

PACK = """\
format: 1
id: harbour
title: The Harbour
chapters: [ferry]
roles:
  - id: east
    name: East
  - id: west
    name: West
indicators:
  - id: calm
    name: Calm
    start: 10
  - id: trade
    name: Trade
carries:
  share: 0.5
  indicators: [calm]
people:
  - id: sten
    name: Sten
    capital: East
    office: Harbour master
    chapters: [ferry]
    cites: [C1999_1]
"""
SOURCES = """\
references:
  - id: S1999
    title: The Harbour Gazette
    issued: 1999-05-02
    custom: {kind: news}
"""
CLAIMS = """\
claims:
  - id: C1999_1
    date: "1999-05-02"
    statement: The towns shared the first boat.
    sources: [S1999]
    locator: shared the first boat
    locator_in: S1999
  - id: C1999_2
    date: "1999-05-03"
    statement: There was a storm.
    sources: [S1999]
"""
CONFLICTS = """\
conflicts:
  - id: D1
    topic: Who asked first
    versions:
      - {says: East did., sources: [S1999]}
      - {says: West did.}
    assessment: Nobody knows.
    cites: [C1999_1]
"""
CONCEPTS = """\
concepts:
  - id: pride
    name: Pride
    about: It comes before a fall.
    sources: [S1999]
"""
FERRY = """\
format: 1
id: ferry
title: The Ferry
place: Harbour
from: "1999-05"
to: "1999-06"
minutes: 20
summary: Two towns share a ferry.
concepts: [pride]
record_ending: shared
roles:
  - id: east
    aims:
      - {id: quiet, text: Quiet., when: calm > 40}
  - id: west
indicators:
  - id: calm
    start: 50
  - id: trade
    start: 20
    range: [-100, 100]
    better: higher
    seen_by: [west]
flags: [asked]
turns:
  - id: morning
    date: "1999-05-02"
    title: The first boat
    core: true
    concepts: [pride]
    briefing:
      - text: They ask for the first boat [@C1999_1].
      - role: west
        when: calm > 10
        text: You are tired.
    decisions:
      - id: answer
        role: east
        ask: What do you say?
        advisers:
          - who: The pier
            for: [share]
            against: [refuse]
            say: Boats wait for nobody.
        policies:
          - id: share
            label: Share it
            taken: true
            basis: documented
            cites: [C1999_1]
            then:
              - change: {calm: +10}
                text: Both towns queue.
                basis: documented
                cites: [C1999_1]
          - id: refuse
            label: Keep it
            needs: calm >= 20
            closed: Nobody would stand for it.
            because: It was talked of.
            then:
              - id: strike
                chance: 0.5
                mark: [asked]
                text: They strike.
                because: They had before.
                otherwise:
                  text: They do not.
                  because: Not always.
              - after: 1
                text: Word gets around.
                because: It does.
        unplayed:
          - when: calm > 90
            choose: refuse
    in_the_record:
      text: They had asked before.
      cites: [C1999_1]
    forecasts:
      - {id: call, ask: "Will it be quiet?", if: calm > 50, by: noon}
  - id: noon
    date: "1999-05-03"
    title: The second boat
    briefing:
      - text: It is noon.
    events:
      - id: storm
        when: answer is share and calm > 55
        chance: 0.2
        happened: true
        change: {trade: -5}
        text: A storm.
        basis: inferred
        cites: [C1999_2]
        because: There was one that year.
    offers:
      - id: fair
        when: trade > -50
        mark: [asked]
        text: A fair.
        because: There was one in other years.
    in_the_record:
      text: They shared [@C1999_1].
      cites: [C1999_1]
    observed:
      - what: The queue
        value: 15.8
        unit: people
        indicator: calm
        date: "1999-05-03"
        cites: [C1999_2]
    forecasts:
      - {id: late, ask: "How likely?", if: calm > 50}
endings:
  - id: closed
    when: asked and calm < 60
    title: A closed pier
    text: Nobody crosses.
    because: Without calm nobody would.
  - id: shared
    title: One queue
    text: The ferry runs.
    basis: documented
    cites: [C1999_1]
debrief:
  chronology:
    - {date: "1999-05-02", text: They shared., cites: [C1999_1]}
  lenses:
    - concept: pride
      expects: {answer: refuse}
      reading: They were proud.
      misses: They shared.
  questions:
    - {phase: describe, ask: "What happened?"}
  conflicts: [D1]
  quiz:
    - id: who
      ask: Who shared?
      options: [Both, Nobody]
      answer: Both
"""
BASE = {
    "pack.yaml": PACK,
    "sources.yaml": SOURCES,
    "claims.yaml": CLAIMS,
    "conflicts.yaml": CONFLICTS,
    "concepts.yaml": CONCEPTS,
    "ferry.yaml": FERRY,
}

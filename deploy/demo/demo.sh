#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# De cyclus van 2022 van Sterk voor Noord, gespeeld op een lege server: drie plannen van werksessie
# tot raad, met hun vergaderingen en stemmingen, een harde onderbreking, een back-up. Gebruik:
# deploy/demo/demo.sh MAP-MET-PROGRAMMA'S
set -euo pipefail

binaries=$(cd "${1:?geef de map met noordster en noordsterd}" && pwd)
# Zo zijn de getoonde opdrachten na te typen vanuit de bovenste map.
cd "$(dirname "$0")/../.."
# De naam van een socket mag niet lang zijn, wat TMPDIR ook zegt.
work=$(mktemp -d /tmp/noordster-demo.XXXXXX)
server=
# Niets van buiten bepaalt wat hier te zien is.
unset NOORDSTER_SERVER NOORDSTER_MUNICIPALITY NOORDSTER_LANG NOORDSTER_TOKEN_FILE \
  NOORDSTER_PROFILE NOORDSTER_CA NOORDSTER_CLIENT_CERTIFICATE NOORDSTER_CLIENT_KEY COLUMNS
export XDG_CONFIG_HOME="$work/config"
export PATH="$binaries:$PATH" NOORDSTER_DATA="$work/data"

clean_up() {
  if [[ -n $server ]]; then kill -KILL "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap clean_up EXIT

heading() { printf '\n# %s\n' "$*"; }

# Toont de opdracht zoals zij in een schil te typen is, en voert haar uit.
run() {
  echo
  run_next "$@"
}

# Als run, zonder witregel: wat bij de opdracht ervoor hoort.
run_next() {
  local shown='' word
  for word in "$@"; do
    if [[ $word =~ ^[A-Za-z0-9_./=:@,-]+$ ]]; then shown+=" $word"; else shown+=" '$word'"; fi
  done
  printf '$%s\n' "${shown//"$work"/\$MAP}"
  "$@" 2>&1 | sed "s|$work|\$MAP|g"
}

# Voert een opdracht uit die geweigerd moet worden, met deze afsluitcode.
run_refused() {
  local expected=$1 code=0
  shift
  run "$@" || code=$?
  if [[ $code -ne $expected ]]; then
    printf 'afsluitcode %s, verwacht %s\n' "$code" "$expected" >&2
    exit 1
  fi
  printf '(afsluitcode %s)\n' "$code"
}

# Start de server op een map; wat volgt, zijn opties van de server.
start_server() {
  NOORDSTER_DATA=$1
  printf '\n$ noordsterd --data %s &\n' "${*//"$work"/\$MAP}"
  : >"$work/server.out"
  noordsterd --data "$@" >"$work/server.out" 2>>"$work/server.log" &
  server=$!
  local waited
  for ((waited = 0; waited < 200; ++waited)); do
    if grep -q '^listening on ' "$work/server.out"; then
      sed "s|$work|\$MAP|" "$work/server.out"
      return
    fi
    if ! kill -0 "$server" 2>/dev/null; then break; fi
    sleep 0.1
  done
  echo 'de server is niet gestart:' >&2
  cat "$work/server.log" >&2
  exit 1
}

# Beëindigt de server met dit signaal en wacht tot hij weg is. Wie netjes stopt, eindigt met 0.
stop_server() {
  local code=0
  printf '\n$ kill -%s %%1\n' "$1"
  kill "-$1" "$server"
  wait "$server" 2>/dev/null || code=$?
  server=
  if [[ $1 == TERM && $code -ne 0 ]]; then
    printf 'de server stopte met afsluitcode %s:\n' "$code" >&2
    cat "$work/server.log" >&2
    exit 1
  fi
}

timepaths() {
  local plan
  for plan in jeugd meedoen wonen; do
    noordster plan timepath "$plan"
    echo
  done
}

# Alles wat er is: de tijdpaden en de hele geschiedenis.
stand() {
  timepaths
  noordster history list
}

# Vergelijkt de stand met die van voor de onderbreking.
same_stand() {
  stand >"$work/after.txt"
  printf '\n$ diff voor.txt na.txt\n'
  diff "$work/before.txt" "$work/after.txt"
  echo 'Geen verschil, in de tijdpaden noch in de geschiedenis.'
}

# Ziet na dat dit alles op de getoonde pagina staat.
on_page() {
  local part
  for part in "$@"; do
    if ! grep -qF -- "$part" "$work/status.txt"; then
      printf 'op de pagina ontbreekt: %s\n' "$part" >&2
      exit 1
    fi
  done
}

base64url() { base64 -w 0 | tr '+/' '-_' | tr -d '='; }

# Speelt de aanbieder van de aanmelding: een sleutel waarmee hij tekent, en de publieke helft die de
# server kent.
make_issuer() {
  openssl genpkey -algorithm ed25519 -out "$work/issuer.pem"
  printf '{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"demo","x":"%s"}]}' \
    "$(openssl pkey -in "$work/issuer.pem" -pubout -outform DER | tail -c 32 | base64url)" \
    >"$work/issuer-keys.json"
}

# Meldt iemand aan: schrijft het token dat de aanbieder voor deze persoon tekent.
sign_in() {
  local name=$1 person=$2 now signed
  now=$(date +%s)
  signed=$(printf '{"alg":"EdDSA","kid":"demo","typ":"JWT"}' | base64url).$(printf \
    '{"iss":"https://demo.invalid","aud":"noordster","sub":"%s","iat":%s,"exp":%s}' \
    "$person" "$now" "$((now + 600))" | base64url)
  printf '%s' "$signed" >"$work/signed"
  openssl pkeyutl -sign -inkey "$work/issuer.pem" -rawin -in "$work/signed" -out "$work/signature"
  printf '%s.%s\n' "$signed" "$(base64url <"$work/signature")" >"$work/$name.token"
}

# De stukken van een versie: het plan en zijn begrotingsparagraaf.
write_documents() {
  local plan=$1 version=$2
  printf 'Uitvoeringsplan %s, versie %s\n' "$plan" "$version" >"$work/$plan-v$version.txt"
  printf 'Begrotingsparagraaf %s, versie %s\n' "$plan" "$version" >"$work/$plan-v$version-geld.txt"
}

freeze() {
  local plan=$1 version=$2
  shift 2
  write_documents "$plan" "$version"
  run noordster plan freeze "$plan" \
    --document "plan=$work/$plan-v$version.txt" \
    --document "begrotingsparagraaf=$work/$plan-v$version-geld.txt" "$@"
}

# Vraagt een agendapunt over deze plannen en plaatst het.
put_on_agenda() {
  local item=$1 title=$2 treatment=$3 plans=$4
  run_next noordster agenda request "${item%/*}" "$title" --as "$treatment" --about "$plans"
  run_next noordster agenda place "$item"
}

# Een vergadering van een gremium waarvan geen wet de leden telt, met één punt over deze plannen; wat
# volgt, zijn opties van meeting plan.
hold_consultation() {
  local meeting=$1 day=$2 plans=$3 came=$4
  shift 4
  run noordster meeting plan "$meeting" --date "$day" "$@"
  put_on_agenda "$meeting/1" 'Uitvoeringsplannen 2023-2026' bespreekstuk "$plans"
  run_next noordster meeting open "$meeting" --signed-in "$came"
}

# Een vergadering van het college over deze plannen.
hold_executive() {
  local meeting=$1 day=$2 treatment=$3 plans=$4
  run noordster meeting plan "$meeting" --date "$day" --closed
  put_on_agenda "$meeting/1" 'Voorstel aan de raad: uitvoeringsplannen 2023-2026' \
    "$treatment" "$plans"
  run_next noordster meeting open "$meeting" --sitting 6 --signed-in 6 --chair-is-member
}

# De raad: zijn agenda gepubliceerd en zijn leden opgeroepen op deze dag, en geopend.
open_council() {
  local meeting=$1 called=$2 signed_in=$3
  run_next noordster agenda publish "$meeting" --on "$called"
  run_next noordster meeting call "$meeting" --on "$called"
  run_next noordster meeting open "$meeting" --sitting 34 --signed-in "$signed_in"
}

# Van de werksessie tot en met het uitwerken; voor elk plan gelijk.
prepare() {
  run noordster plan record "$1" input-opgehaald --decided 21-04-2022 --confirm verslag-verzonden
  freeze "$1" 1
  run noordster plan record "$1" concept-gereed --decided 31-05-2022
}

heading 'Een lege server, en het programma zoals de bron het vertelt'
start_server "$work/data"
run noordster apply -f deploy/paths deploy/programmes

heading 'Nog eens: alles staat er al, er verandert niets'
noordster history list >"$work/events-before.txt"
run noordster apply -f deploy/paths deploy/programmes | tee "$work/again.txt"
grep -q '^0 aangemaakt, 0 gewijzigd, ' "$work/again.txt"
noordster history list | diff "$work/events-before.txt" -
echo 'Er is geen gebeurtenis bij gekomen.'

heading 'De geschiedenis van het programmaplan, zoals de bron haar vertelt'
run noordster plan timepath programmaplan

heading 'De kloof in cijfers, zo precies als de bron ze geeft'
run noordster indicator list
run noordster indicator show kinderen-tot-sociaal-minimum

heading 'De weg van een uitvoeringsplan in 2022'
run noordster path show uitvoeringsplan-2022

heading 'Plan Jeugd: van de werksessie, die geen vergadering is, naar het partneroverleg'
run noordster plan can jeugd
prepare jeugd

heading 'Wat een gremium in vergadering doet, rust op die vergadering: één punt over drie plannen'
run_refused 4 noordster plan record jeugd herkend --decided 15-06-2022
hold_consultation partneroverleg/juni-2022 15-06-2022 jeugd,meedoen,wonen 41
run noordster plan record jeugd herkend --meeting partneroverleg/juni-2022
hold_consultation db-programma/juli-2022 15-07-2022 jeugd,meedoen,wonen 7
run noordster plan record jeugd voorlopig-vastgesteld --meeting db-programma/juli-2022
hold_executive college/week-35 30-08-2022 hamerstuk jeugd,wonen
run noordster plan record jeugd ingestemd --meeting college/week-35

heading 'De raad van 27 september: Plan Jeugd is een hamerstuk, Plan Meedoen een bespreekstuk'
run noordster meeting plan raad/september-2022 --date 27-09-2022 --time 19:30 --place Raadzaal
put_on_agenda raad/september-2022/1 'Uitvoeringsplan Jeugd' hamerstuk jeugd
put_on_agenda raad/september-2022/2 'Uitvoeringsplan Meedoen' bespreekstuk meedoen
open_council raad/september-2022 16-09-2022 34
run noordster plan record jeugd vastgesteld --meeting raad/september-2022
run noordster plan timepath jeugd

heading 'Plan Meedoen: het DB stuurt terug, versie 2 haalt de raad'
prepare meedoen
run noordster plan record meedoen herkend --meeting partneroverleg/juni-2022
run noordster plan send-back meedoen --meeting db-programma/juli-2022 \
  --reason 'De dekking voor de jaren na 2024 ontbreekt.'
freeze meedoen 2 --change inhoudelijk
run noordster plan record meedoen concept-gereed --decided 05-08-2022
hold_consultation partneroverleg/augustus-2022 17-08-2022 meedoen 28
run noordster plan record meedoen herkend --meeting partneroverleg/augustus-2022
hold_consultation db-programma/augustus-2022 26-08-2022 meedoen 7 --written-round
run noordster plan record meedoen voorlopig-vastgesteld --meeting db-programma/augustus-2022
hold_executive college/week-37 13-09-2022 bespreekstuk meedoen
run noordster ballot record college/week-37/1 --for 4 --against 2
run noordster plan record meedoen ingestemd --meeting college/week-37

heading 'Vastgesteld, denkt de secretaris; de stemmen staakten, zegt de besluitenlijst'
run noordster plan record meedoen vastgesteld --meeting raad/september-2022 --without-vote
believed=$(noordster history list | tail -n 1 | cut -d ' ' -f 1)
run noordster plan reverse meedoen 9 --reason 'De besluitenlijst zegt: staking van stemmen.'
run noordster ballot record raad/september-2022/2 --for 17 --against 17
run noordster meeting close raad/september-2022
run_next noordster meeting decision-list raad/september-2022 --on 30-09-2022 \
  --source 'Besluitenlijst raad 30 september 2022'
run_refused 4 noordster plan record meedoen vastgesteld --meeting raad/september-2022
run noordster plan defer meedoen --meeting raad/september-2022 --reason 'Staking van stemmen.'
run noordster plan confirm meedoen 10 --source 'Besluitenlijst raad 30 september 2022, punt 2'

heading 'De volgende vergadering beslist'
run noordster meeting plan raad/oktober-2022 --date 11-10-2022 --time 19:30 --place Raadzaal
run_next noordster agenda move-on raad/september-2022/2 --to oktober-2022 \
  --reason 'Staking van stemmen.'
put_on_agenda raad/oktober-2022/2 'Uitvoeringsplan Wonen' bespreekstuk wonen
open_council raad/oktober-2022 30-09-2022 33
run noordster ballot record raad/oktober-2022/1 --for 18 --against 15 --method hoofdelijk
run noordster plan record meedoen vastgesteld --meeting raad/oktober-2022
run noordster meeting show raad/september-2022
run noordster plan timepath meedoen
run noordster plan decisions meedoen

heading 'Wat wisten we toen? Plan Meedoen op het moment dat de secretaris het vastgesteld dacht'
run noordster plan timepath meedoen --as-of "$believed"

heading 'Plan Wonen: herkend met opmerkingen; zonder reactie kan het DB niet verder'
prepare wonen
run noordster recognition open wonen --on 01-06-2022 --closes 15-06-2022 \
  --question 'Herkent u het plan?' --participant 'corporatie=De woningcorporatie' \
  --participant 'bewoners=Bewonersplatform Noord,kind=inwoner' \
  --participant 'school=De brede school,kind=school' --participant 'welzijn=Stichting Welzijn'
printf '%s\n' 'deelnemer;antwoord;ontvangen;opmerking;toelichting' \
  'bewoners;met-opmerkingen;10-06-2022;De aanpak van afval ontbreekt.;' \
  'corporatie;met-opmerkingen;14-06-2022;Noem de rol van de woningcorporaties.;Met dank' \
  'school;herkend;15-06-2022;;' >"$work/herkenning.csv"
run noordster recognition import wonen "$work/herkenning.csv"
run noordster recognition answer wonen welzijn herkend --received 17-06-2022
run noordster recognition show wonen
run noordster plan record wonen herkend-met-opmerkingen --meeting partneroverleg/juni-2022
run_refused 4 noordster plan record wonen voorlopig-vastgesteld --meeting db-programma/juli-2022
run noordster worklist
run noordster plan can wonen
run noordster remark react wonen 1 --taken-over --reason 'Toegevoegd in hoofdstuk 3.'
run noordster remark react wonen 2 --partly --reason 'Genoemd; afspraken volgen per wijk.'
run noordster recognition note wonen --out "$work/reactienota.md"
cat "$work/reactienota.md"
run_next noordster recognition sent wonen --note "$work/reactienota.md" --on 08-07-2022 \
  --means 'Per e-mail aan de deelnemers'
run noordster plan record wonen voorlopig-vastgesteld --meeting db-programma/juli-2022
run noordster plan record wonen ingestemd --meeting college/week-35

heading 'De raad neemt een amendement aan: vastgesteld kan dan niet, gewijzigd vastgesteld wel'
run noordster ballot record raad/oktober-2022/2 --for 18 --against 15 \
  --subject A1 --subject-kind amendement
run_next noordster ballot record raad/oktober-2022/2 --for 30 --against 3
run_refused 4 noordster plan record wonen vastgesteld --meeting raad/oktober-2022
run noordster plan record wonen gewijzigd-vastgesteld --meeting raad/oktober-2022 --due 08-11-2022
run noordster plan confirm wonen 6 --source 'Besluitenlijst raad 11 oktober 2022, punt 2'

heading 'De uitvoering wordt afgerond, in één handeling voor de drie plannen: allemaal of geen'
run_refused 4 noordster plan record-several afgerond jeugd meedoen wonen --decided 31-12-2025
freeze wonen 2 --change verwerking --settles 3

heading 'Een bevestigd raadsbesluit wordt niet teruggedraaid, alleen door een later besluit vervangen'
run_refused 4 noordster plan reverse wonen 6 --reason 'De woningcorporaties willen anders.'
run noordster plan reconsider wonen 6 --reason 'De woningcorporaties willen anders.'
run noordster meeting plan raad/december-2022 --date 13-12-2022
put_on_agenda raad/december-2022/1 'Uitvoeringsplan Wonen, heroverweging' hamerstuk wonen
open_council raad/december-2022 02-12-2022 32
run noordster plan record wonen vastgesteld --item raad/december-2022/1
run noordster plan timepath wonen
run noordster plan record-several afgerond jeugd meedoen wonen --decided 31-12-2025

heading 'De volgende cyclus, vanuit deze: zelfde pad en opgaven, data vier jaar later als voorstel'
run noordster plan next-cycle 2026 jeugd meedoen wonen
run noordster plan timepath jeugd-2026
run noordster worklist

heading 'De drie tijdpaden, en het bewijs dat de geschiedenis klopt'
timepaths
stand >"$work/before.txt"
run noordster plan history wonen
run noordster history verify

heading 'De geschiedenis als bestand dat zichzelf bewijst, nagerekend zonder server'
run noordster history export "$work/geschiedenis.jsonl"
head=$(noordster history verify -o json | sed -n 's/.*"headSha256": "\([0-9a-f]*\)".*/\1/p')
run noordster --server unix:"$work/none.sock" history check "$work/geschiedenis.jsonl" --head "$head"
sed 's/bodies\/raad"/bodies\/college"/' "$work/geschiedenis.jsonl" >"$work/vervalst.jsonl"
run_refused 8 noordster history check "$work/vervalst.jsonl"

heading 'De stekker eruit (SIGKILL), en weer aan: alles staat er nog'
stop_server KILL
start_server "$work/data"
same_stand
run noordster history verify

heading 'Een back-up van de draaiende server, teruggezet in een andere map'
run noordster backup create "$work/backup"
run noordster backup verify "$work/backup"
stop_server TERM
run noordster backup restore "$work/backup" --data "$work/restored"
start_server "$work/restored"
same_stand
run noordster history verify

heading 'Wie mag wat: de mandaten in werking; daarna mag de lokale gebruiker niets meer'
run noordster mandate list
run noordster whoami
run noordster mandate enact --reason 'Ingericht volgens het voorbeeld van een mandaatbesluit.'
run_refused 3 noordster plan timepath jeugd-2026
run_refused 7 noordster mandate revoke griffie-raad
stop_server TERM

heading 'Met aanmelding: de griffie bevestigt voor de raad, de secretaris en een onbekende niet'
make_issuer
start_server "$work/restored" --issuer https://demo.invalid --audience noordster \
  --issuer-keys "$work/issuer-keys.json"
sign_in secretaris 3c0f7b52-6b1d-4d0e-9a57-1f6f0c9b2a11
sign_in griffier 5f9d3e17-84ab-4c62-b3d1-0a8e6f5c7d44
run_refused 7 noordster plan timepath jeugd
run noordster --token-file "$work/secretaris.token" whoami
run_refused 7 noordster --token-file "$work/secretaris.token" \
  plan confirm jeugd 6 --source 'Besluitenlijst raad 30 september 2022, punt 1'
run noordster --token-file "$work/griffier.token" \
  plan confirm jeugd 6 --source 'Besluitenlijst raad 30 september 2022, punt 1'
run noordster --token-file "$work/griffier.token" plan decisions jeugd

heading 'Vier ogen: een mandaat verlenen vraagt het akkoord van een ander'
sign_in beheerder-1 27b6f0d9-c5e1-4384-9f7a-d8a3c1e60f66
sign_in beheerder-2 94e3d7a8-60fb-4c19-a2d5-3b8f7e1c9a77
set -- mandate grant griffie-raad-2 --person a2f6c8e0-5b19-4d74-96e3-c1d0b7f84a21 \
  --as council-clerk --body raad --acts record-outcome,confirm-outcome \
  --on-behalf-of 5f9d3e17-84ab-4c62-b3d1-0a8e6f5c7d44 \
  --basis 'Voorbeeld van een mandaatbesluit'
run_refused 4 noordster --token-file "$work/beheerder-1.token" "$@"
run noordster --token-file "$work/beheerder-1.token" "$@" --draft griffie-raad-2
run noordster --token-file "$work/beheerder-2.token" draft list
run noordster --token-file "$work/beheerder-2.token" draft get griffie-raad-2
content=$(noordster --token-file "$work/beheerder-2.token" draft get griffie-raad-2 -o json \
  | sed -n 's/.*"contentSha256": "\([0-9a-f]*\)".*/\1/p')
run_refused 4 noordster --token-file "$work/beheerder-1.token" draft carry-out griffie-raad-2
run noordster --token-file "$work/beheerder-2.token" \
  approve griffie-raad-2 --content "$content"
run noordster --token-file "$work/beheerder-1.token" draft carry-out griffie-raad-2
run noordster --token-file "$work/beheerder-2.token" history list drafts/griffie-raad-2

heading 'Waar staat het programma? Eén pagina: wat is gezegd en door wie, en wat volgt uit de gegevens'
as_secretary=(noordster --token-file "$work/secretaris.token")
run "${as_secretary[@]}" project turn flatcoaches lopend --on 01-09-2022
run_next "${as_secretary[@]}" project tell flatcoaches 'De eerste flatcoach is begonnen.' --on 05-09-2022
run_next "${as_secretary[@]}" programme assess totaalbeeld zoals-verwacht \
  --words 'De drie uitvoeringsplannen zijn vastgesteld en uitgevoerd.'
run_next "${as_secretary[@]}" programme assess risico aandacht \
  --words 'Onderwijs en wonen hebben nog geen cijfer.'
run "${as_secretary[@]}" programme tree
run "${as_secretary[@]}" search flatcoach
run "${as_secretary[@]}" programme status | tee "$work/status.txt"
counts=$("${as_secretary[@]}" project list | sed -n 's/^[0-9]* projecten: \(.*\)\.$/\1/p' | grep .)
on_page 'Horizon: 2041 (afgeleid), vanaf 2021.' \
  'Totaalbeeld  zoals verwacht  De drie uitvoeringsplannen' \
  'Risico       aandacht        Onderwijs en wonen hebben nog' \
  'Programmasecretaris' 'Budget       niet ingevuld' 'Fase         niet ingevuld' \
  'afgeleid: 0 van 3 plannen' '3 lopend (3 Werksessie); 0 geblokkeerd' \
  '13-12-2022 Plan Wonen:' '31-12-2025 Plan Wonen:' 'Heuvel Noord 42 %' '+33' 'Heuvel Noord 19 %' \
  '+14' 'geen cijfer in de bron' "Projecten  $counts"
echo 'De pagina zegt wat is gezegd, en telt wat er is.'
stop_server TERM

heading 'Welke raad halen we, en wat als het DB van 15 juli een week schuift?'
start_server "$work/planning"
noordster apply -f deploy/paths deploy/programmes >"$work/applied.txt"
tail -1 "$work/applied.txt"
for body in partneroverleg db-programma college raad; do
  run_next noordster calendar import \
    "deploy/programmes/sterk-voor-noord/vergaderingen-2022-$body.csv" --body "$body"
done
run noordster planning target jeugd --from 21-04-2022 --by 11-10-2022
run noordster planning whatif jeugd --from 21-04-2022 \
  --move db-programma:15-07-2022:22-07-2022 | tee "$work/whatif.txt"
if grep -q '^Raad ' "$work/whatif.txt"; then exit 1; fi
echo 'Op de weg van de bron blijft het de raad van 27 september.'
cat >"$work/commissie.yaml" <<'EOF'
kind: Body
name: bodies/raadscommissie
display_name: Raadscommissie (voorbeeld)
body_kind: COUNCIL_COMMITTEE
---
kind: Programme
name: programmes/met-commissie
display_name: Sterk voor Noord, langs een raadscommissie
bodies: [bodies/db-programma, bodies/partneroverleg, bodies/uitvoering, bodies/programmabureau,
  bodies/college, bodies/raadscommissie, bodies/raad]
---
kind: Schedule
name: bodies/raadscommissie/schedules/schema-2022
display_name: Vergaderschema raadscommissie 2022
first_date: 2022-01-01
last_date: 2022-12-31
calendar: calendars/gemeente
offices:
  - {id: griffie, display_name: Griffie, lead: {unit: CALENDAR_DAYS, count: 10}}
source: Aanname, niet uit de bron
---
kind: Plan
name: programmes/met-commissie/plans/jeugd
title: Plan Jeugd langs de commissie
path_version: paths/uitvoeringsplan-commissie/versions/1
EOF
run noordster apply -f "$work/commissie.yaml"
printf 'id;datum;naam\nc1;13-09-2022;Commissie\nc2;27-09-2022;Commissie\nc3;11-10-2022;Commissie\n' \
  >"$work/commissie.csv"
run_next noordster calendar import "$work/commissie.csv" --body raadscommissie
run noordster planning whatif programmes/met-commissie/plans/jeugd --from 21-04-2022 \
  --move db-programma:15-07-2022:22-07-2022 \
  | tee "$work/whatif.txt"
grep -q '^Raad  *di 27-09  *di 11-10 ' "$work/whatif.txt"
echo 'Langs een raadscommissie wordt het de raad van 11 oktober.'
stop_server TERM

heading 'Klaar'

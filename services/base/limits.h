// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_LIMITS_H_
#define NOORDSTER_SERVICES_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

// Every bound of the system and its reason. Bounds on single fields stand beside them in the
// protos.
namespace noordster::limits {

// A request or an answer: what a plan with every field filled needs, many times over.
inline constexpr int kMessageBytesMax = 1 << 20;

// A stored record. A larger path is refused; all others stay below by the bounds of their fields.
inline constexpr size_t kRecordBytesMax = 128 << 10;

// A stored text; only the definition of a path can come near it.
inline constexpr size_t kTextBytesMax = 200 << 10;

// Rounds and keys a command may load; the deepest command needs 4 rounds. An act that would touch
// more is refused: a reversal with all it reaches stays below it, and so does the opening of a
// meeting of a hundred items, each about something.
inline constexpr int kNeedsRoundsMax = 5;
inline constexpr size_t kNeedsKeysMax = 400;

// Commands waiting for one partition: about a second of work. Beyond it RESOURCE_EXHAUSTED.
inline constexpr size_t kQueuedCommandsMax = 4096;

// Bytes of the messages those commands came in, and of the drafts they carry out.
inline constexpr size_t kQueuedBytesMax = 64 << 20;

// The last places and bytes of the queue, for commands that take something back: whoever filled it
// by mistake must be able to stop what they began. One such message is far below a 64th of them.
inline constexpr size_t kQueuedCommandsReserved = 256;
inline constexpr size_t kQueuedBytesReserved = 4 << 20;

// When to ask again after a full queue: it holds about a second of work, and the client adds a
// random part of its own.
inline constexpr absl::Duration kQueueRetry = absl::Milliseconds(500);

// Commands in one commit; keeps a commit below the limits of every store.
inline constexpr size_t kGroupCommandsMax = 128;

// Rows and bytes of one commit before the group is closed, below the limits of every store.
inline constexpr size_t kGroupRowsMax = 2048;
inline constexpr size_t kGroupBytesMax = 1 << 20;

// Memory for the records of a partition that are kept between groups, about. Half of it is for what
// was asked for lately; when that is full, what is in the other half is forgotten, and destroyed
// little by little, so that for a while half as much again can be there.
inline constexpr size_t kCachedRecordBytesMax = 96 << 20;

// Memory for texts that answers show, likewise.
inline constexpr size_t kCachedTextBytesMax = 8 << 20;

// Commits of a partition under way: one that is written, and one that is ready behind it.
inline constexpr size_t kCommitsUnderWayMax = 2;

// Groups whose answers are being given while the next are decided; beyond it the loop waits.
inline constexpr int kAnswerBatchesMax = 4;

// Times a commit is decided again after conflicts before the callers get UNAVAILABLE.
inline constexpr int kCommitAttemptsMax = 5;

// Steps, versions and follow-ups of one plan; a plan that is put off weekly for a century fits.
inline constexpr int32_t kStepsMax = 10000;
inline constexpr int32_t kVersionsMax = 10000;
inline constexpr int32_t kFollowUpsMax = 10000;

// Items, versions of the agenda and former days of one meeting; papers, ballots, actions and
// outcomes of one item, and what was voted on before it was moved on. A long budget meeting stays
// below them, and with every field filled a record stays below its size.
inline constexpr int32_t kItemsMax = 100;
inline constexpr int32_t kAgendaVersionsMax = 50;
inline constexpr int kMeetingMovesMax = 50;
inline constexpr int kPapersMax = 50;
inline constexpr int kBallotsMax = 40;
inline constexpr int kItemActionsMax = 100;
inline constexpr int kConcludedMax = 60;
inline constexpr int kEarlierBallotsMax = 40;

// Running plans that one answer of planning looks at: those of many programmes together, few enough
// to read with all they rest on. And meetings in one agenda ahead: years of those of a weekly body.
inline constexpr size_t kPlansPlannedMax = 500;
inline constexpr int kMeetingsAheadMax = 200;

// Running plans of a municipality whose planning is told: more than any has, worked out in well
// under a second.
inline constexpr size_t kForecastPlansMax = 20000;

// Days ahead of which it is known when agendas close: nothing that comes in so long a time is
// missed when nobody serves meanwhile.
inline constexpr int kClosingsAheadDays = 92;

// Entries of one calendar that is followed: those of a programme of hundreds of plans, within one
// message.
inline constexpr int kCalendarEntriesMax = 2000;

// Plannings of one plan that are kept: one for each time its stages are told to others, with its
// record far below what one holds.
inline constexpr int kBaselinesMax = 20;

// Working days before the last day of handing in on which that is told, and of slack with which a
// target still counts as at risk: a week in which somebody is there every day.
inline constexpr int kNearWorkingDays = 5;

// Schedules of one body: one a year for as long as anybody looks back or ahead. Their days stand in
// the record of the body, so that one that overlaps is refused without a search. And days that one
// is about: a term of a council and the year around it, far within what the calendar can hold.
inline constexpr int kSchedulesMax = 40;
inline constexpr int kScheduleDaysMax = 5 * 366;

// Outcomes of all points of one proposal before it takes no more, and initials on it. One act adds
// at most one to each of its 20 points, so that with every field filled the record stays below its
// size; what is put off more often is asked anew.
inline constexpr int kPointOutcomesMax = 40;
inline constexpr int kInitialsMax = 30;

// Decisions and follow-ups that one correction reaches back over; below the keys a command may
// load.
inline constexpr int32_t kReachedDecisionsMax = 60;
inline constexpr int32_t kReachedFollowUpsMax = 150;

// Recognition rounds of one plan: a round a version. Participants, answers, notes that were sent
// and former closing dates of one round: everybody answers twice and gets a note, and with every
// field filled a record stays below its size.
inline constexpr int32_t kRecognitionsMax = 50;
inline constexpr int kParticipantsMax = 100;
inline constexpr int kAnswersMax = 200;
inline constexpr int kSendingsMax = 120;
inline constexpr int kExtensionsMax = 20;

// Parts of one plan under secrecy at once; their names stand in the record of the plan.
inline constexpr int kSecretPartsMax = 1000;

// Items and papers of one meeting that come under secrecy by an order; their names stand in the
// record of the meeting, which then stays below its size with ids of full length.
inline constexpr int kSecretPapersMax = 500;

// Items about one proposal that are under secrecy at once, before those of a meeting that the law
// makes so; their names stand in the record of the proposal.
inline constexpr int kSecretItemsMax = 100;

// Goals of one programme; what each contributes to stands in the record of the programme.
inline constexpr int kGoalsMax = 100;

// Areas and definitions of one indicator, and measurements of one area; how the areas stand is in
// the record of the indicator, and what was measured of an area in one record.
inline constexpr int kIndicatorAreasMax = 40;
inline constexpr int kDefinitionsMax = 20;
inline constexpr int kSeriesMeasurementsMax = 300;

// Times a project comes to another state, and what is told of it.
inline constexpr int kProjectTurnsMax = 100;
inline constexpr int kProjectUpdatesMax = 1000;

// What is said of how one programme stands: of each of its aspects every week for longer than any
// runs.
inline constexpr int32_t kAssessmentsMax = 10000;

// Running plans that the status of a programme is told from: many times those of one, few enough to
// read with their paths. And decisions of one body and audience that are looked at for its last
// treatment, so many at once: those before the first that may be seen are under embargo or secrecy.
inline constexpr int kStatusPlansMax = 200;
inline constexpr int kTreatmentsAtOnce = 8;
inline constexpr int kTreatmentsLookedAt = 64;

// Outcomes of one audience that a plan or version keeps as what made it known.
inline constexpr int kDisclosuresMax = 10;

// Times a plan can be migrated; what it left stands in its record.
inline constexpr int kMigrationsMax = 20;

// Follow-ups of one plan that are open at once; their numbers stand in the record of the plan.
inline constexpr int kOpenFollowUpsMax = 200;

// Mandates a person holds at once, and those of a municipality to grant mandates: they are loaded
// with each act of the person, and with the act that puts mandates in force.
inline constexpr int kMandatesMax = 50;
inline constexpr int kGrantingMandatesMax = 50;

// Approvals of one draft: more than any rule asks for, few enough to load with the act.
inline constexpr int kApprovalsMax = 10;

// Others who must approve a grant or a path where a municipality says nothing, and in an emergency
// whatever it says.
inline constexpr int kApprovalsDefault = 2;
inline constexpr int kEmergencyApprovals = 1;

// Municipalities in one server; each has a thread of its own.
inline constexpr size_t kPartitionsMax = 32;

// Pages of lists.
inline constexpr int kPageSizeDefault = 100;
inline constexpr int kPageSizeMax = 500;

// Resources in a page of a list as it was in the past: each may have its history folded for it.
inline constexpr int kPastPageSizeMax = 100;

// Bytes of resources in one page, so that an answer stays below kMessageBytesMax.
inline constexpr size_t kPageBytesMax = 512 << 10;

// Visits of one plan that a time path shows, the latest.
inline constexpr int32_t kTimePathVisitsMax = 500;

// Records that a page of a search looks at, whether they have what is looked for or not: as many as
// the largest page of a list holds, of which it has to read the texts as well.
inline constexpr int kSearchedMax = kPageSizeMax;

// Words of one query: each is looked for in every text, and who looks for more finds nothing more.
inline constexpr size_t kSearchWordsMax = 10;

// Characters of the text around what was found, two lines of a screen.
inline constexpr size_t kExcerptCharactersMax = 120;

// Rows that a page of a list reads, and one of a search from all its lists, because it goes on past
// what the reader may not see; beyond it the page ends early. A search lets its callers wait less,
// as it reads texts as well, and still reads four times what it looks at.
inline constexpr int kPageRowsMax = 20000;
inline constexpr int kSearchRowsMax = 4 * kSearchedMax;

// Rows of a range that one read takes from the store.
inline constexpr size_t kScanRowsMax = 1000;

// Verifications and backups under way at once; each has a thread and reads the whole history.
inline constexpr int kLongCallsMax = 4;

// What one person may ask a second unless the operator says otherwise: reads as many as a page that
// asks for everything anew ten times a second, acts as many as an import that waits for each. One
// caller at that rate takes a small part of a server that does ten thousands of reads and thousands
// of acts a second.
inline constexpr int64_t kReadsPerSecond = 1000;
inline constexpr int64_t kWritesPerSecond = 100;
// More than any server can do; keeps sums of time far from overflow.
inline constexpr int64_t kRatePerSecondMax = 1'000'000;

// How many seconds of its rate a caller may have at once: a folder of a thousand files is applied
// without a wait.
inline constexpr int64_t kBurstSeconds = 10;

// What all callers of a municipality may have, in shares of one person: a few busy ones do not
// reach it, and one municipality cannot take the server from the others.
inline constexpr int64_t kMunicipalityShare = 5;

// Callers and municipalities whose use of late is remembered, about 100 bytes each. Who asked for
// nothing lately needs no memory; beyond the bound newcomers share what one of them may have.
inline constexpr size_t kRememberedCallersMax = 16384;
inline constexpr size_t kRememberedMunicipalitiesMax = 1024;

// Lines about refusals that cost their sender nothing, a second and at once, of each sender: so
// many that a pattern shows, so few that a flood does not push everything else out of the log.
inline constexpr int64_t kRefusalLinesPerSecond = 10;
inline constexpr int64_t kRefusalLinesAtOnce = 100;

// A file of the access log, and how many there are with the current one: some 1.5 million lines.
// Who must keep them longer collects them.
inline constexpr size_t kAccessLogBytesMax = 32 << 20;
inline constexpr size_t kAccessLogFilesMax = 16;

// How often an access log that could not be written, or not put aside, is tried again.
inline constexpr absl::Duration kAccessLogRetry = absl::Seconds(1);

// Calls under way on one connection, so that one client cannot fill the server.
inline constexpr int kCallsPerConnectionMax = 1024;

// Metadata of a call as gRPC counts it: a token of 4 KiB, twice. Reading metadata costs time that
// grows with the square of its size in gRPC 1.51.
inline constexpr int kMetadataBytesMax = 8 << 10;

// Memory of gRPC for connections and the messages of calls under way: a few hundred calls of the
// largest size. gRPC closes connections and ends calls when it comes near.
inline constexpr size_t kTransportBytesMax = size_t{512} << 20;

// How long a connection without calls lasts; clients connect again by themselves.
inline constexpr absl::Duration kConnectionIdleMax = absl::Minutes(10);

// Until a new connection must have said what it is; a strange one holds a place no longer.
inline constexpr absl::Duration kHandshakeMax = absl::Seconds(10);

// When a silent connection is asked whether it is there, and how long it may think about it:
// machines that are gone are noticed in minutes, as a firewall forgets them.
inline constexpr absl::Duration kKeepaliveTime = absl::Minutes(2);
inline constexpr absl::Duration kKeepaliveTimeout = absl::Seconds(20);

// Pings of a client closer together than this are a strike; after that many its connection ends.
inline constexpr absl::Duration kPingIntervalMin = absl::Minutes(1);
inline constexpr int kPingStrikesMax = 2;

// Milestones of a municipality in memory for those who follow it live: minutes of its busiest hour.
// Who falls further behind reads the store until it has caught up.
inline constexpr size_t kTailBytesMax = 32 << 20;
inline constexpr size_t kTailCommitsMax = 16384;

// Commits that wait until they are passed on, as many as a tail holds; beyond it they are read from
// the store.
inline constexpr int64_t kUntoldCommitsMax = 16384;
inline constexpr int64_t kUntoldBytesMax = 32 << 20;

// Plans, projects and indicators whose words are remembered for the sentences of milestones, some
// 200 bytes each.
inline constexpr size_t kRememberedTitlesMax = 50000;

// Milestones that a stream takes from the store at once when it is behind: about a batch of the
// usual size, between these bounds; past those it is not shown it reads on, up to about the last.
inline constexpr size_t kMilestoneBytesUsual = 256;
inline constexpr size_t kCatchUpRowsMin = 16;
inline constexpr size_t kCatchUpRowsMax = 1000;

// Streams that are open at once: at most 40 KiB each, and about a batch more while one is behind. A
// caller holds a small part of them.
inline constexpr int kStreamsMax = 20000;
inline constexpr int kStreamsPerCallerMax = 500;

// When to come back where too many streams are open.
inline constexpr absl::Duration kStreamRetry = absl::Seconds(30);

// Bytes of a batch of milestones unless asked for otherwise, and those of a page of the state that
// a stream begins with, however few are asked for.
inline constexpr int kBatchBytesDefault = 64 << 10;
inline constexpr size_t kStatePageBytesMin = 4 << 10;

// How long a stream is silent: unless asked for otherwise, and the bounds of that. Proxies cut what
// is silent for a minute.
inline constexpr absl::Duration kHeartbeatDefault = absl::Seconds(15);
inline constexpr absl::Duration kHeartbeatMin = absl::Seconds(5);
inline constexpr absl::Duration kHeartbeatMax = absl::Seconds(20);

// How long a fetch waits at most; below the minute after which proxies give up.
inline constexpr absl::Duration kFetchWaitMax = absl::Seconds(25);

// Bytes of the messages in the answer to a fetch, but for what is to be forgotten, which is told at
// once.
inline constexpr size_t kFetchBytesMax = 512 << 10;

// How long a stream may take to accept a message: who is slow takes some of it in time, who is gone
// takes nothing.
inline constexpr absl::Duration kStreamWriteMax = absl::Seconds(30);

// How long a stream lasts: a random time between these, so that they do not end together, and end
// themselves before connections over TLS do.
inline constexpr absl::Duration kStreamAgeMin = absl::Minutes(9);
inline constexpr absl::Duration kStreamAgeMax = absl::Minutes(13);

// Over how long streams come back that were ended together, for each thousand of them.
inline constexpr absl::Duration kReturnPerThousand = absl::Seconds(1);

// Threads that read the store for streams that are behind.
inline constexpr int kFeedReaders = 2;

// How long milestones are kept for those who follow them, unless the operator says otherwise: who
// looks once a year misses nothing. The history keeps what they tell.
inline constexpr absl::Duration kMilestoneRetention = absl::Hours(24 * 400);

// How long the answer to a request id is remembered.
inline constexpr absl::Duration kRequestRetention = absl::Hours(24 * 30);

// How long a connection over TLS lasts, so that a certificate that was withdrawn goes out of use.
inline constexpr absl::Duration kConnectionAgeMax = absl::Minutes(15);

// How often files with keys and certificates are looked at.
inline constexpr absl::Duration kCredentialsRefresh = absl::Seconds(5);

// How long a stopping server waits for calls under way.
inline constexpr absl::Duration kDrainMax = absl::Seconds(10);

}  // namespace noordster::limits

#endif  // NOORDSTER_SERVICES_BASE_LIMITS_H_

// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kProgrammeEnumWords[] = {
    {"noordster.v1.Project.IDEA", {"idee", "idea"}},
    {"noordster.v1.Project.PLANNED", {"gepland", "planned"}},
    {"noordster.v1.Project.RUNNING", {"lopend", "running"}},
    {"noordster.v1.Project.PAUSED", {"gepauzeerd", "paused"}},
    {"noordster.v1.Project.COMPLETED", {"afgerond", "completed"}},
    {"noordster.v1.Project.STOPPED", {"gestopt", "stopped"}},

    {"noordster.v1.Partner.HOUSING", {"woningcorporatie", "housing corporation"}},
    {"noordster.v1.Partner.EDUCATION", {"onderwijs", "education"}},
    {"noordster.v1.Partner.WELFARE", {"welzijn", "welfare"}},
    {"noordster.v1.Partner.HEALTH", {"zorg en gezondheid", "care and health"}},
    {"noordster.v1.Partner.SAFETY", {"politie en veiligheid", "police and safety"}},
    {"noordster.v1.Partner.RESIDENTS", {"inwoners", "residents"}},
    {"noordster.v1.Partner.BUSINESS", {"ondernemers", "business"}},
    {"noordster.v1.Partner.GOVERNMENT", {"overheid", "government"}},
    {"noordster.v1.Partner.OTHER", {"anders", "other"}},

    {"noordster.v1.Mandate.KEEP_PROJECTS", {"projecten bijhouden", "keep projects"}},
    {"noordster.v1.Mandate.KEEP_INDICATORS", {"cijfers bijhouden", "keep figures"}},

    {"noordster.v1.Milestone.PROJECT_ADDED", {"project geregistreerd", "project registered"}},
    {"noordster.v1.Milestone.PROJECT_CHANGED", {"project gewijzigd", "project changed"}},
    {"noordster.v1.Milestone.PROJECT_TURNED", {"stand van project", "state of project"}},
    {"noordster.v1.Milestone.PROJECT_TOLD", {"bericht over project", "update on project"}},
    {"noordster.v1.Milestone.INDICATOR_ADDED", {"indicator geregistreerd", "indicator registered"}},
    {"noordster.v1.Milestone.INDICATOR_CHANGED", {"indicator gewijzigd", "indicator changed"}},
    {"noordster.v1.Milestone.MEASURED", {"cijfer vastgelegd", "figure recorded"}},
};

}  // namespace

absl::Span<const WordEntry> ProgrammeEnumWords() { return kProgrammeEnumWords; }

}  // namespace noordster::cli

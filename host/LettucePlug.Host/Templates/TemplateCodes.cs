using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>The findings about front matter, packs and style that the host adds to those of the engine.</summary>
internal static class TemplateCodes
{
    public static DiagnosticCode BadYaml { get; } = new("LQ101", "bad-yaml");
    public static DiagnosticCode UnclosedFrontMatter { get; } = new("LQ102", "unclosed-front-matter");
    public static DiagnosticCode UnknownKey { get; } = new("LQ103", "unknown-key");
    public static DiagnosticCode BadValue { get; } = new("LQ104", "bad-value");
    public static DiagnosticCode YamlFeature { get; } = new("LQ105", "yaml-feature");
    public static DiagnosticCode FrontMatterLimit { get; } = new("LQ106", "front-matter-limit");
    public static DiagnosticCode UnknownKind { get; } = new("LQ107", "unknown-kind");
    public static DiagnosticCode MissingKey { get; } = new("LQ108", "missing-key");
    public static DiagnosticCode DuplicateKey { get; } = new("LQ109", "duplicate-key");
    public static DiagnosticCode InputConflict { get; } = new("LQ110", "input-conflict");

    public static DiagnosticCode BadManifest { get; } = new("LQ601", "bad-manifest");
    public static DiagnosticCode BadFileName { get; } = new("LQ602", "bad-file-name");
    public static DiagnosticCode PackLimit { get; } = new("LQ603", "pack-limit");
    public static DiagnosticCode NotText { get; } = new("LQ604", "not-text");
    public static DiagnosticCode MissingDependency { get; } = new("LQ605", "missing-dependency");
    public static DiagnosticCode PartialCycle { get; } = new("LQ606", "partial-cycle");
    public static DiagnosticCode LocaleInputs { get; } = new("LQ607", "locale-inputs");
    public static DiagnosticCode MissingParent { get; } = new("LQ608", "missing-parent");
    public static DiagnosticCode ExtendsCycle { get; } = new("LQ609", "extends-cycle");
    public static DiagnosticCode RequiredUnused { get; } = new("LQ610", "required-unused");
    public static DiagnosticCode UnusedPartial { get; } = new("LQ611", "unused-partial");
    public static DiagnosticCode BaseChanged { get; } = new("LQ612", "base-changed");
    public static DiagnosticCode PackChanged { get; } = new("LQ613", "pack-changed");
    public static DiagnosticCode SampleMissing { get; } = new("LQ614", "sample-missing");
    public static DiagnosticCode SnapshotDiffers { get; } = new("LQ615", "snapshot-differs");
    public static DiagnosticCode BadSample { get; } = new("LQ616", "bad-sample");
    public static DiagnosticCode HidesLocale { get; } = new("LQ617", "hides-locale");
    public static DiagnosticCode UnusedLocaleKey { get; } = new("LQ618", "unused-locale-key");
    public static DiagnosticCode EngineMismatch { get; } = new("LQ619", "engine-mismatch");
    public static DiagnosticCode Deprecated { get; } = new("LQ620", "deprecated");
    public static DiagnosticCode Degraded { get; } = new("LQ621", "degraded");
    public static DiagnosticCode ProtectedKind { get; } = new("LQ623", "protected-kind");

    public static DiagnosticCode UnusedInput { get; } = new("LQ710", "unused-input");
    public static DiagnosticCode OutsideWhen { get; } = new("LQ711", "outside-when");
    public static DiagnosticCode UnguardedOptional { get; } = new("LQ712", "unguarded-optional");
    public static DiagnosticCode ShadowedInput { get; } = new("LQ713", "shadowed-input");
    public static DiagnosticCode UnlimitedHistory { get; } = new("LQ714", "unlimited-history");
    public static DiagnosticCode HandBuiltJson { get; } = new("LQ715", "hand-built-json");
    public static DiagnosticCode UnfencedUserText { get; } = new("LQ716", "unfenced-user-text");
    public static DiagnosticCode RoleMarker { get; } = new("LQ717", "role-marker");
    public static DiagnosticCode EstimateOverBudget { get; } = new("LQ718", "estimate-over-budget");
    public static DiagnosticCode TrailingSpace { get; } = new("LQ720", "trailing-space");
    public static DiagnosticCode BlankLines { get; } = new("LQ721", "blank-lines");
    public static DiagnosticCode LongFile { get; } = new("LQ722", "long-file");
    public static DiagnosticCode DeadBranch { get; } = new("LQ723", "dead-branch");
}

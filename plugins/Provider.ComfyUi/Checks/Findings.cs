using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Checks;

/// <summary>Collects what is found in one setting.</summary>
internal sealed class Findings(string setting)
{
    private readonly List<SettingFinding> _all = [];

    public IReadOnlyList<SettingFinding> All => _all;

    public void Error(string code, string message, string? hint = null, TextPlace? place = null) =>
        Add(FindingSeverity.Error, code, message, hint, place);

    public void Warn(string code, string message, string? hint = null, TextPlace? place = null) =>
        Add(FindingSeverity.Warning, code, message, hint, place);

    public void Tell(string code, string message, string? hint = null, TextPlace? place = null) =>
        Add(FindingSeverity.Information, code, message, hint, place);

    /// <summary>Worst first, then as they stand in the text.</summary>
    public static IReadOnlyList<SettingFinding> Sort(IEnumerable<SettingFinding> findings) =>
    [
        .. findings
            .OrderByDescending(one => one.Severity)
            .ThenBy(one => one.Setting == ComfyUiProvider.FromTextKey ? 0 : 1)
            .ThenBy(one => one.Line ?? 0)
            .ThenBy(one => one.Column ?? 0),
    ];

    private void Add(FindingSeverity severity, string code, string message, string? hint, TextPlace? place) =>
        _all.Add(new SettingFinding
        {
            Severity = severity,
            Code = code,
            Setting = setting,
            Message = message,
            Hint = hint,
            Line = place?.Line,
            Column = place?.Column,
        });
}

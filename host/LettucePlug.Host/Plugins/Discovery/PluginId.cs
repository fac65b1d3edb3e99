using System.Text.RegularExpressions;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// The spelling of ids. ASCII only, so that two ids which look alike are the same, and safe as a file name everywhere.
/// </summary>
internal static partial class PluginId
{
    public const string Rule = "two to four parts of a-z, 0-9 and '-', joined by '.', such as 'acme.paint'";

    public const string PartRule = "a-z, 0-9, '-' and '.', starting with a letter or a digit, at most 64 characters";

    private static readonly string[] DeviceNames =
    [
        "con", "prn", "aux", "nul",
        "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ];

    /// <summary>Whether a plugin may be called this.</summary>
    public static bool IsValid(string id) => Plugin().IsMatch(id) && !DeviceNames.Contains(id.Split('.')[0]);

    /// <summary>Whether a provider, pack or backend may be called this.</summary>
    public static bool IsValidPart(string id) => Part().IsMatch(id);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,30}(\.[a-z0-9][a-z0-9-]{0,30}){1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plugin();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}

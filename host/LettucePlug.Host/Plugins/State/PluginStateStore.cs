using System.Globalization;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// What the host remembers about plugins from run to run, as small files below <c>state/</c>. Never in a plugin's own
/// folder, which may be read-only and is the plugin author's.
/// </summary>
internal sealed partial class PluginStateStore(string directory, TimeProvider time)
{
    public static readonly TimeSpan FaultWindow = TimeSpan.FromMinutes(10);

    public const int MostFaults = 3;

    private readonly Lock _gate = new();

    private string QuarantineDirectory => Path.Combine(directory, "quarantine");

    private string FaultDirectory => Path.Combine(directory, "faults");

    private string LastGoodFile => Path.Combine(directory, "plugins.last-good.json");

    public byte[]? LastGoodList => ReadOrNull(LastGoodFile);

    public void KeepLastGoodList(ReadOnlySpan<byte> bytes)
    {
        if (LastGoodList is { } old && bytes.SequenceEqual(old))
        {
            return;
        }

        try
        {
            WriteWhole(LastGoodFile, bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A home that cannot be written to can still be looked at.
        }
    }

    /// <summary>The quarantine of a plugin; one of another version no longer counts.</summary>
    public PluginQuarantine? GetQuarantine(string pluginId, string? version)
    {
        if (ReadOrNull(Path.Combine(QuarantineDirectory, pluginId)) is not { } bytes)
        {
            return null;
        }

        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split('\n');
        return lines.Length >= 3 && (version is null || lines[0] == version)
            && DateTimeOffset.TryParse(lines[1], CultureInfo.InvariantCulture, out var at)
                ? new PluginQuarantine { Version = lines[0], At = at, Reason = lines[2] }
                : null;
    }

    public void Quarantine(string pluginId, string? version, string reason) =>
        WriteWhole(
            Path.Combine(QuarantineDirectory, pluginId),
            System.Text.Encoding.UTF8.GetBytes($"{version}\n{time.GetUtcNow():O}\n{PlainText.Clean(reason, 500)}\n"));

    public void ClearFaults(string pluginId)
    {
        File.Delete(Path.Combine(PrivateFolder.Ensure(QuarantineDirectory), pluginId));
        File.Delete(Path.Combine(PrivateFolder.Ensure(FaultDirectory), pluginId));
    }

    /// <summary>Notes a fault and tells how many there were in the last ten minutes, in this and other runs.</summary>
    public int CountFault(string pluginId, string code)
    {
        lock (_gate)
        {
            var file = Path.Combine(PrivateFolder.Ensure(FaultDirectory), pluginId);
            var now = time.GetUtcNow();
            var recent = File.Exists(file) ? File.ReadAllLines(file).Where(line => IsRecent(line, now)).ToList() : [];
            recent.Add($"{now:O} {code}");
            WriteWhole(file, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', recent) + "\n"));
            return recent.Count;
        }
    }

    private static bool IsRecent(string line, DateTimeOffset now) =>
        DateTimeOffset.TryParse(line.Split(' ')[0], CultureInfo.InvariantCulture, out var at) && now - at < FaultWindow;

    private static byte[]? ReadOrNull(string file)
    {
        try
        {
            // Most of these files do not exist most of the time, and an exception costs more than the question.
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void WriteWhole(string file, ReadOnlySpan<byte> bytes)
    {
        PrivateFolder.Ensure(Path.GetDirectoryName(file)!); // every path here has a folder
        var temporary = $"{file}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, file, overwrite: true);
    }
}

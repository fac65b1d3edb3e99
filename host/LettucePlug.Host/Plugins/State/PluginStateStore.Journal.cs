using System.Globalization;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// The crash journal: a file for each plugin whose code is being started or called, so that the next start knows
/// which plugin ended the process.
/// </summary>
internal sealed partial class PluginStateStore
{
    private const int CrashesUntilSafeMode = 2;

    private static readonly Lazy<string?> Self = new(() => ProcessIdentity.Of(Environment.ProcessId));

    private string ActivatingDirectory => Path.Combine(directory, "activating");

    private string CallingDirectory => Path.Combine(directory, "calling");

    private string CrashFile => Path.Combine(directory, "plugin-crashes");

    /// <summary>Written before code of the plugin is loaded; dispose it when the plugin is started or has failed.</summary>
    public JournalEntry BeginActivation(string pluginId, string version) => Begin(ActivatingDirectory, pluginId, version);

    /// <summary>The same around a call, so that a plugin that ends the program later is found too.</summary>
    public JournalEntry BeginCall(string pluginId, string version) => Begin(CallingDirectory, pluginId, version);

    /// <summary>Finds what dead processes left behind. Call once, before plugins are listed.</summary>
    public IReadOnlyList<HostDeath> TakeDeaths()
    {
        var deaths = new List<HostDeath>();
        foreach (var folder in (string[])[ActivatingDirectory, CallingDirectory])
        {
            foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
            {
                if (ReadDeath(file, isActivation: folder == ActivatingDirectory) is { } death)
                {
                    deaths.Add(death);
                    File.Delete(file);
                }
            }
        }

        return deaths;
    }

    /// <summary>Counts a run that a plugin ended, and tells whether there were too many in a row.</summary>
    public bool CountCrash()
    {
        var count = ReadCrashes() + 1;
        WriteWhole(CrashFile, System.Text.Encoding.UTF8.GetBytes(count.ToString(CultureInfo.InvariantCulture)));
        return count >= CrashesUntilSafeMode;
    }

    public bool CrashedTooOften => ReadCrashes() >= CrashesUntilSafeMode;

    public void ForgetCrashes()
    {
        if (File.Exists(CrashFile))
        {
            File.Delete(CrashFile);
        }
    }

    private int ReadCrashes() =>
        ReadOrNull(CrashFile) is { } bytes && int.TryParse(bytes, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static JournalEntry Begin(string folder, string pluginId, string version)
    {
        PrivateFolder.Ensure(folder);
        var file = Path.Combine(folder, $"{pluginId}.{Environment.ProcessId}.{Guid.NewGuid():N}");
        File.WriteAllText(file, $"{pluginId}\n{version}\n{Environment.ProcessId}\n{Self.Value}\n");
        return new JournalEntry(file);
    }

    private static HostDeath? ReadDeath(string file, bool isActivation)
    {
        var lines = ReadOrNull(file) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes).Split('\n') : [];
        if (lines.Length < 4 || !PluginId.IsValid(lines[0]) || !int.TryParse(lines[2], CultureInfo.InvariantCulture, out var processId))
        {
            // Cut short when the machine died: the name still begins with the id.
            var id = string.Join('.', Path.GetFileName(file).Split('.')[..^2]);
            return PluginId.IsValid(id) ? new HostDeath { PluginId = id, Version = "", DuringActivation = isActivation } : null;
        }

        return ProcessIdentity.Of(processId) == lines[3] ? null : new HostDeath { PluginId = lines[0], Version = lines[1], DuringActivation = isActivation };
    }
}

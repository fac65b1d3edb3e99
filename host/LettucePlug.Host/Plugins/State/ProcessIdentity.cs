using System.Diagnostics;
using System.Globalization;

namespace LettucePlug.Host.Plugins;

/// <summary>Tells a process from a later one that was given the same id: by when it was started.</summary>
internal static class ProcessIdentity
{
    private const int FieldOfStartTime = 22;

    /// <summary>Null where there is no such process.</summary>
    public static string? Of(int processId) => OperatingSystem.IsLinux() ? FromProc(processId) : FromSystem(processId);

    // The class Process would do, and load two assemblies for it at every start.
    private static string? FromProc(int processId)
    {
        try
        {
            // The second field is the name in brackets and may hold anything, so the fields are counted behind it.
            var text = File.ReadAllText($"/proc/{processId}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ')[FieldOfStartTime - 3];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? FromSystem(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

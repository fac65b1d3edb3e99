using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace LettucePlug.Host.Jobs;

/// <summary>The processes of this machine.</summary>
internal sealed class ProcessTable : IProcessTable
{
    private readonly Lazy<JobOwner> _current = new(() => new JobOwner
    {
        Machine = Environment.MachineName,
        ProcessId = Environment.ProcessId,
        Started = StartOf(Environment.ProcessId) ?? "unknown",
    });

    public JobOwner Current => _current.Value;

    public bool? IsAlive(JobOwner owner) =>
        owner.Machine != Environment.MachineName ? null : StartOf(owner.ProcessId) == owner.Started;

    /// <summary>When a process began; null where there is none, or none that can still do anything.</summary>
    private static string? StartOf(int processId) =>
        OperatingSystem.IsLinux() ? StartOnLinux(processId) : StartElsewhere(processId);

    // The start in ticks since the boot of the machine is exact, where Process.StartTime moves with the clock.
    private static string? StartOnLinux(int processId)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            // The name of the program stands in brackets and may hold anything, so fields are counted after it:
            // the state is field 3, the start is field 22 (proc_pid_stat(5)).
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var hasEnded = fields[0] is "Z" or "X";
            return hasEnded ? null : File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() + "/" + fields[22 - 3];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? StartElsewhere(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}

using LettucePlug.Host.Jobs;

namespace LettucePlug.Tests.Jobs;

/// <summary>The processes of one imaginary machine.</summary>
internal sealed class FakeProcesses(HashSet<int> alive, int current) : IProcessTable
{
    public JobOwner Current { get; } = new() { Machine = "here", ProcessId = current, Started = "1" };

    public bool? IsAlive(JobOwner owner) => owner.Machine == "here" ? alive.Contains(owner.ProcessId) : null;
}

using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;

namespace LettucePlug.Host.Workflows;

/// <summary>Something that happened while a workflow runs. How it ends is no event: it returns, or it throws.</summary>
internal abstract partial record WorkflowEvent
{
    private WorkflowEvent()
    {
    }

    /// <summary>Which model does it.</summary>
    public sealed record Routed(string Model, string Connection, IReadOnlyList<string> Reasons) : WorkflowEvent;

    /// <summary>The job is written down; nothing was sent yet.</summary>
    public sealed record JobCreated(JobRecord Job) : WorkflowEvent;

    /// <summary>The provider has taken the request.</summary>
    public sealed record Accepted(string Job) : WorkflowEvent;

    /// <summary>It waits; the position is null where the provider does not tell.</summary>
    public sealed record Queued(string Job, int? Position) : WorkflowEvent;

    public sealed record Progressed(string Job, int Step, int Total, string? Activity) : WorkflowEvent;

    /// <summary>How it looks so far: the bytes of an image file.</summary>
    public sealed record Previewed(string Job, ReadOnlyMemory<byte> Data) : WorkflowEvent;

    /// <summary>Something is done otherwise than asked.</summary>
    public sealed record Warned(string Message, string? Setting = null) : WorkflowEvent;

    /// <summary>One image is in the library, and where it was meant for.</summary>
    public sealed record ImageStored(string Job, AssetRecord Asset) : WorkflowEvent;

    /// <summary>The job has ended, in whatever state, or was let go of to be fetched later.</summary>
    public sealed record JobEnded(JobRecord Job) : WorkflowEvent;

    /// <summary>One of several models that are compared is done.</summary>
    public sealed record Compared(CompareResult Result) : WorkflowEvent;
}

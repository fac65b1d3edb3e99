using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Runs;

/// <summary>
/// What becomes known of one job. It holds the newest of everything only, so that a slow reader costs no memory.
/// </summary>
internal sealed class JobFeed(string promptId, Workflow? workflow)
{
    /// <summary>Nodes whose pictures come through the socket and nowhere else.</summary>
    private static readonly string[] SocketClasses = ["SaveImageWebsocket", "ETN_SendImageWebSocket"];

    private readonly Lock _gate = new();
    private readonly HashSet<string> _nodes = [];
    private readonly List<SocketPicture> _pictures = [];
    private int? _position;
    private ImageUpdate? _state;
    private ImagePreview? _preview;
    private HistoryEntry? _entry;
    private ProviderException? _failure;

    public Signal Changed { get; } = new();

    /// <summary>The server's id of the job; older servers choose it themselves.</summary>
    public string PromptId { get; set; } = promptId;

    /// <summary>False until the server said that it has the job: before that, nobody looks for it.</summary>
    public volatile bool IsSubmitted;

    /// <summary>Whether the server was out of reach since the job was submitted.</summary>
    public volatile bool SawOutage;

    /// <summary>Whether the server has begun with it.</summary>
    public volatile bool IsRunning;

    /// <summary>Whether the server may have an entry in its history now.</summary>
    public volatile bool MayHaveEnded;

    /// <summary>How often in a row the server knew nothing of it.</summary>
    public int Misses { get; set; }

    public bool IsDone => _entry is not null || _failure is not null;

    /// <summary>What the job repeats when nothing happens for long.</summary>
    public ImageUpdate LastState { get; private set; } = new ImageQueued();

    public IReadOnlyList<SocketPicture> SocketPictures
    {
        get
        {
            lock (_gate)
            {
                return [.. _pictures];
            }
        }
    }

    /// <summary>The newest updates since the last call.</summary>
    public IReadOnlyList<ImageUpdate> Take()
    {
        lock (_gate)
        {
            List<ImageUpdate> updates = [.. new ImageUpdate?[] { _state, _preview }.OfType<ImageUpdate>()];
            (_state, _preview) = (null, null);
            return updates;
        }
    }

    /// <summary>The entry of a job that is done.</summary>
    /// <exception cref="ProviderException">It failed.</exception>
    public HistoryEntry Result() => _failure is { } failure ? throw failure : _entry!;

    public void SetPosition(int before)
    {
        lock (_gate)
        {
            if (_position == before || IsRunning)
            {
                return;
            }

            _position = before;
        }

        Tell(new ImageQueued { Position = before });
    }

    public void SetRunning()
    {
        if (!IsRunning)
        {
            IsRunning = true;
            Tell(new ImageProgress { Step = 0, Total = 1, Activity = "Started" });
        }
    }

    public void Executing(string node)
    {
        IsRunning = true;
        int step;
        lock (_gate)
        {
            _nodes.Add(node);
            step = _nodes.Count - 1;
        }

        Tell(new ImageProgress { Step = step, Total = Math.Max(workflow?.Nodes.Count ?? 0, step + 1), Activity = Title(node) });
    }

    public void Progress(string? node, int value, int max)
    {
        IsRunning = true;
        if (max > 0 && value >= 0)
        {
            Tell(new ImageProgress { Step = Math.Min(value, max), Total = max, Activity = node is null ? null : Title(node) });
        }
    }

    public void Picture(string? node, ReadOnlyMemory<byte> data)
    {
        lock (_gate)
        {
            if (node is not null && SocketClasses.Contains(workflow?.Find(node)?.Class))
            {
                _pictures.Add(new SocketPicture(node, data));
                return;
            }

            _preview = new ImagePreview { Data = data };
        }

        Changed.Set();
    }

    public void Finish(HistoryEntry entry)
    {
        if (entry.Failure is { } failure)
        {
            Fail(failure);
            return;
        }

        _entry ??= entry;
        Changed.Set();
    }

    public void Fail(ProviderException failure)
    {
        _failure ??= failure;
        Changed.Set();
    }

    private string Title(string node) => workflow?.TitleOf(node) ?? $"node {node}";

    private void Tell(ImageUpdate state)
    {
        lock (_gate)
        {
            (_state, LastState) = (state, state);
        }

        Changed.Set();
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Emulators;

/// <summary>
/// A ComfyUI server: checks prompts against its classes as the real one does, queues, runs, tells what it does through
/// web sockets, and keeps a history. A new one over the same files is the server after a restart.
/// </summary>
public sealed partial class ComfyUiEmulator : Emulator
{
    private readonly ComfyUiQueue _queue;

    public ComfyUiEmulator(ComfyUiFiles? files = null)
    {
        Files = files ?? new ComfyUiFiles();
        Classes = ComfyUiClasses.Create(Checkpoints);
        _queue = new ComfyUiQueue(RunAsync, TellLengthAsync);
    }

    public ComfyUiFiles Files { get; }

    public IReadOnlyList<string> Checkpoints { get; init; } =
    [
        "v1-5-pruned-emaonly.safetensors", "v1-5-pruned-emaonly.ckpt", "sd_xl_base_1.0.safetensors", "sd_xl_refiner_1.0.safetensors",
        "flux1-dev-fp8.safetensors", "albedobaseXL_v13.safetensors",
    ];

    public IDictionary<string, ComfyUiClass> ClassTable => (IDictionary<string, ComfyUiClass>)Classes;

    public ComfyUiPace Pace { get; } = new();

    /// <summary>Whether a proxy before it wants the key; ComfyUI itself has none.</summary>
    public bool WantsKey { get; set; }

    public bool RefusesSockets { get; set; }

    public bool ShowsPreviews { get; set; } = true;

    /// <summary>Older servers choose the ids of jobs themselves.</summary>
    public bool ChoosesIds { get; set; }

    /// <summary>The class of nodes that fails; null for none.</summary>
    public string? FailAtClass { get; set; }

    public string FailureType { get; set; } = "torch.OutOfMemoryError";

    public string FailureMessage { get; set; } = "Allocation on device 0 would exceed allowed memory.";

    public string? RunningId => _queue.RunningId;

    /// <summary>How many jobs wait or run.</summary>
    public int QueueLength => _queue.Length;

    /// <summary>The jobs in the history, oldest first.</summary>
    public IReadOnlyList<string> Ended => _queue.Ended;

    /// <summary>How many sampling steps were begun.</summary>
    public int StepsBegun => _stepsBegun;

    public int SocketCount => Sockets.Count;

    internal IReadOnlyDictionary<string, ComfyUiClass> Classes { get; }

    internal ComfyUiSockets Sockets { get; } = new();

    /// <summary>The results of nodes by their inputs; null for nodes without results of their own.</summary>
    internal ConcurrentDictionary<string, JsonObject?> Cache { get; } = new();

    private int _stepsBegun;

    /// <summary>Installs the custom nodes and puts the models in place that a workflow needs.</summary>
    public void Install(JsonElement workflow) => ComfyUiClasses.Learn(ClassTable, workflow);

    /// <summary>Breaks all web sockets.</summary>
    public void DropSockets() => Sockets.DropAll();

    /// <summary>Takes every waiting job out, as somebody in the web interface could.</summary>
    public void ClearQueue() => _queue.Clear();

    public void Interrupt() => _queue.Interrupt(null);

    /// <summary>Waits until the queue is in a certain state.</summary>
    public Task WaitUntilAsync(Func<ComfyUiEmulator, bool> isSo, CancellationToken cancellationToken) =>
        _queue.WaitUntilAsync(() => isSo(this), cancellationToken);

    /// <summary>Waits until a sampler is at work, which is where a held pace stops it.</summary>
    public Task WaitUntilSamplingAsync(CancellationToken cancellationToken) =>
        WaitUntilAsync(server => server.StepsBegun > 0 && server.RunningId is not null, cancellationToken);

    /// <summary>Ends the work; what was queued is lost.</summary>
    public async Task StopWorkAsync()
    {
        Sockets.DropAll();
        await _queue.DisposeAsync();
    }

    internal void BeginStep()
    {
        Interlocked.Increment(ref _stepsBegun);
        _queue.Touch();
    }

    protected override string ShapeError(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Code == ComfyUiRefusal.Code ? refusal.Message
            : refusal.Status == 404 ? "404: Not Found"
            : JsonSerializer.Serialize(new { error = refusal.Message });
    }

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Request.Header("Origin") is not null)
        {
            throw new Refusal(403, "origin", "Forbidden");
        }

        if (WantsKey)
        {
            call.RequireBearer(Key);
        }

        var path = call.Request.Path;
        path = path.StartsWith("/api/", StringComparison.Ordinal) ? path[4..] : path;
        switch (call.Request.Method, path)
        {
            case ("GET", "/ws"):
                await AnswerSocketAsync(call);
                break;
            case ("POST", "/prompt"):
                await AnswerPromptAsync(call);
                break;
            case ("GET", "/prompt"):
                await call.SendJsonAsync(new { exec_info = new { queue_remaining = QueueLength } });
                break;
            case ("POST", "/upload/image"):
                await AnswerUploadAsync(call);
                break;
            case ("GET", "/view"):
                await AnswerViewAsync(call);
                break;
            case ("GET", "/queue"):
                await call.SendTextAsync(_queue.Describe().ToJsonString());
                break;
            case ("POST", "/queue"):
                await ChangeQueueAsync(call);
                break;
            case ("POST", "/interrupt"):
                _queue.Interrupt(call.Request.Body.Length > 0 && call.RequireJson().TryGetProperty("prompt_id", out var id) ? id.GetString() : null);
                break;
            case ("POST", "/history"):
                ForgetHistory(call.RequireJson());
                break;
            default:
                await AnswerListsAsync(call, path);
                break;
        }
    }

    private Task<JsonObject> RunAsync(ComfyUiJob job, Func<bool> isInterrupted, CancellationToken stop) =>
        new ComfyUiRun(this, job, isInterrupted, stop).RunAsync();

    private Task TellLengthAsync(int length) =>
        Sockets.TellAsync("status", new { status = new { exec_info = new { queue_remaining = length } } }, null);
}

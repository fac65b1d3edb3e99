using System.Security.Cryptography;
using System.Text.Json;
using LettucePlug.Emulators;
using LettucePlug.Host.Http;
using LettucePlug.Provider.ComfyUi;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.ComfyUi;

/// <summary>An emulated server and a client that talks to it over the host's real transport.</summary>
internal sealed class ComfyBench : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private readonly TimeProvider _time;
    private readonly List<IAsyncDisposable> _open = [];

    private ComfyBench(ComfyUiEmulator server, Dictionary<string, string> settings, TimeProvider time)
    {
        Server = server;
        _settings = settings;
        _time = time;
        (Client, Transport) = Connect();
    }

    public static IProvider Provider => PluginProviders.Get<ComfyUiPlugin>("comfyui");

    public ComfyUiEmulator Server { get; private set; }

    public IProviderClient Client { get; private set; }

    public ConnectionTransport Transport { get; private set; }

    public CollectingLog Log { get; } = new();

    public static async Task<ComfyBench> StartAsync(
        string? fromText = null, string? fromImage = null, TimeProvider? time = null, string? timeoutMinutes = null,
        bool installs = false)
    {
        var settings = new Dictionary<string, string> { [ComfyUiProvider.TimeoutKey] = timeoutMinutes ?? "30" };
        if (fromText is not null)
        {
            settings[ComfyUiProvider.FromTextKey] = fromText;
        }

        if (fromImage is not null)
        {
            settings[ComfyUiProvider.FromImageKey] = fromImage;
        }

        var server = new ComfyUiEmulator();
        foreach (var workflow in installs ? new[] { fromText, fromImage }.OfType<string>() : [])
        {
            server.Install(Graph(workflow));
        }

        await server.StartAsync();
        return new(server, settings, time ?? TimeProvider.System);
    }

    public static ImageRequest Request(string prompt = "a fox in the rain") => new()
    {
        JobId = Guid.NewGuid().ToString("D"),
        Model = "v1-5-pruned-emaonly.safetensors",
        Prompt = prompt,
        Steps = 3,
    };

    public static ImageReference Reference(int seed, ReferenceRole? role = null)
    {
        var bytes = PictureComment.Add(TestPictures.Png(seed: seed), $"reference {seed}");
        return new()
        {
            Role = role ?? ReferenceRole.Character,
            MediaType = "image/png",
            Data = bytes,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
    }

    public static async Task<List<ImageUpdate>> CollectAsync(IAsyncEnumerable<ImageUpdate> updates, Action<ImageUpdate>? see = null)
    {
        var all = new List<ImageUpdate>();
        await foreach (var update in updates)
        {
            all.Add(update);
            see?.Invoke(update);
        }

        return all;
    }

    public IAsyncEnumerable<ImageUpdate> Generate(ImageRequest request, CancellationToken cancellationToken) =>
        ((IImageGenerator)Client).GenerateAsync(request, cancellationToken);

    public Task<ImageRun> GenerateAsync(ImageRequest request, CancellationToken cancellationToken) =>
        ReadAsync(Generate(request, cancellationToken), cancellationToken);

    public Task<ImageRun> ResumeAsync(string token, ImageRequest request, CancellationToken cancellationToken) =>
        ReadAsync(((IResumableJobs)Client).ResumeAsync(token, request, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<SettingFinding>> CheckLiveAsync(CancellationToken cancellationToken) =>
        ((ISettingsCheck)Client).CheckAsync(_settings, cancellationToken);

    /// <summary>What the last submitted prompt held.</summary>
    public JsonElement LastPrompt() =>
        Server.Requests.Last(request => request is { Method: "POST", Path: "/prompt" }).Json;

    /// <summary>Another process of ours: it knows nothing but what is on the server.</summary>
    public void Reconnect() => (Client, Transport) = Connect();

    /// <summary>The server comes back on the same port with the same files and without its queue and history.</summary>
    public async Task RestartServerAsync()
    {
        var port = Server.Url.Port;
        await Server.StopWorkAsync();
        await Server.DisposeAsync();
        Server = new ComfyUiEmulator(Server.Files);
        await Server.StartAsync(new EmulatorOptions { Port = port });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open)
        {
            await open.DisposeAsync();
        }

        await Server.StopWorkAsync();
        await Server.DisposeAsync();
    }

    /// <summary>What the server is sent of a workflow, with nothing in its slots.</summary>
    private static JsonElement Graph(string text)
    {
        var workflow = Workflow.Parse(text);
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            WorkflowFiller.Write(json, workflow, new TokenValues(Request(), new ReferenceSlots(workflow, []), 1), new WorkflowCut());
        }

        return JsonElement.Parse(body.ToArray());
    }

    private async Task<ImageRun> ReadAsync(IAsyncEnumerable<ImageUpdate> updates, CancellationToken cancellationToken)
    {
        var run = new ImageRun();
        await foreach (var update in updates)
        {
            await run.TakeAsync(update, Transport, cancellationToken);
        }

        return run;
    }

    private (IProviderClient Client, ConnectionTransport Transport) Connect()
    {
        var provider = Provider;
        var transport = TransportFactory.Open(
            new ConnectionEndpoint
            {
                Id = "comfy",
                Provider = provider.Info,
                ReadFailure = provider.ReadFailure,
                BaseUrl = Server.Url,
                Settings = _settings,
                Auth = provider.Info.Auth[0],
                ReadKey = _ => ValueTask.FromResult<string?>(Server.WantsKey ? Server.Key : null),
            },
            Log, _time, Log);
        var client = provider.Connect(transport);
        _open.Add(client);
        _open.Add(transport);
        return (client, transport);
    }
}

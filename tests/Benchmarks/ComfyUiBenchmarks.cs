using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using LettucePlug.Host.Http;
using LettucePlug.Provider.ComfyUi;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LettucePlug.Benchmarks;

/// <summary>
/// What following a ComfyUI job costs beyond the server's own time, and what a thousand waiting jobs cost. The server
/// is another process, so that its memory is not counted.
/// </summary>
internal sealed class ComfyUiBenchmarks : IBenchmark, IPluginLog
{
    private const int ManyJobs = 1000;
    private const string Checkpoint = "v1-5-pruned-emaonly.safetensors";

    public string Name => "comfyui";

    public async Task RunAsync(TextWriter output)
    {
        await MeasureOverheadAsync(output);
        await MeasureManyAsync(output);
    }

    public void Write(PluginLogLevel level, string message)
    {
    }

    private async Task MeasureOverheadAsync(TextWriter output)
    {
        await using var server = await EmulatorProcess.StartAsync("comfyui", "--step-ms", "0");
        using var bare = new HttpClient { BaseAddress = server.Url };
        await using var transport = Open(server.Url);
        await using var client = Connect(transport);
        var seed = 0ul;
        var bareTime = await Timing.MedianAsync(100, () => RunBareAsync(bare, ++seed));
        var ourTime = await Timing.MedianAsync(100, () => RunAsync(client, Request(++seed)));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one job of 4 steps: {ourTime:0.00} ms, bare submit, history and download {bareTime:0.00} ms, overhead {ourTime - bareTime:0.00} ms (bar 5)"));
    }

    private async Task MeasureManyAsync(TextWriter output)
    {
        await using var server = await EmulatorProcess.StartAsync("comfyui", "--step-ms", "5");
        await using var transport = Open(server.Url);
        await using var client = Connect(transport);
        using var stop = new CancellationTokenSource();
        var blocker = RunAsync(client, Request(1) with { Steps = 10_000 }, null, stop.Token);
        var jobs = new List<Task>();
        await QueueAsync(100);
        var few = Heap();
        await QueueAsync(ManyJobs);
        var many = Heap();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var requests = server.Requests;
        const int seconds = 20;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var asked = server.Requests - requests;
        var later = Heap();
        await stop.CancelAsync();
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(jobs);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        await blocker.ContinueWith(_ => { }, TaskScheduler.Default);
        jobs.Clear();
        var after = Heap();
        await QueueAsync(ManyJobs);
        await Task.WhenAll(jobs);
        jobs.Clear();
        var again = Heap();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ManyJobs} waiting jobs: {(many - few) / 1024.0 / (ManyJobs - 100):0.0} KB each; in {seconds} s of waiting {spent.TotalMilliseconds:0} ms CPU, {asked} requests, heap {many / 1048576.0:0.0} -> {later / 1048576.0:0.0} MB; all done in {elapsed.TotalSeconds:0.0} s, heap then {after / 1048576.0:0.0} MB, after {ManyJobs} more {again / 1048576.0:0.0} MB"));

        async Task QueueAsync(int count)
        {
            var accepted = new List<Task>();
            for (var i = jobs.Count; i < count; i++)
            {
                var isAccepted = new TaskCompletionSource();
                accepted.Add(isAccepted.Task);
                jobs.Add(RunAsync(client, Request((ulong)i + 10) with { Steps = 1 }, isAccepted));
            }

            await Task.WhenAll(accepted);
        }
    }

    private static long Heap() => GC.GetTotalMemory(forceFullCollection: true);

    private static async Task RunAsync(
        IProviderClient client, ImageRequest request, TaskCompletionSource? accepted = null, CancellationToken cancellationToken = default)
    {
        await foreach (var update in ((IImageGenerator)client).GenerateAsync(request, cancellationToken))
        {
            if (update is ImageAccepted)
            {
                accepted?.SetResult();
            }
            else if (update is ImageReady { Image.Stream: { } picture })
            {
                await picture.CopyToAsync(Stream.Null, cancellationToken);
            }
        }
    }

    /// <summary>The least that anybody must do: submit, ask until it is there, download.</summary>
    private static async Task RunBareAsync(HttpClient http, ulong seed)
    {
        var inputs = new Dictionary<string, object>
        {
            ["1"] = new { class_type = "CheckpointLoaderSimple", inputs = new { ckpt_name = Checkpoint } },
            ["2"] = new { class_type = "CLIPTextEncode", inputs = new { text = "a fox", clip = new object[] { "1", 1 } } },
            ["4"] = new { class_type = "EmptyLatentImage", inputs = new { width = 512, height = 512, batch_size = 1 } },
            ["5"] = new
            {
                class_type = "KSampler",
                inputs = new
                {
                    seed,
                    steps = 4,
                    cfg = 7,
                    sampler_name = "euler",
                    scheduler = "normal",
                    denoise = 1,
                    model = new object[] { "1", 0 },
                    positive = new object[] { "2", 0 },
                    negative = new object[] { "2", 0 },
                    latent_image = new object[] { "4", 0 },
                },
            },
            ["6"] = new { class_type = "VAEDecode", inputs = new { samples = new object[] { "5", 0 }, vae = new object[] { "1", 2 } } },
            ["7"] = new { class_type = "SaveImage", inputs = new { filename_prefix = "bare", images = new object[] { "6", 0 } } },
        };
        using var answer = await http.PostAsync("prompt", new StringContent(
            JsonSerializer.Serialize(new { prompt = inputs }), System.Text.Encoding.UTF8, "application/json"));
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("prompt_id").GetString()!;
        while (true)
        {
            var history = await http.GetFromJsonAsync<JsonElement>("history/" + id);
            if (history.TryGetProperty(id, out var entry))
            {
                var name = entry.GetProperty("outputs").GetProperty("7").GetProperty("images")[0].GetProperty("filename").GetString();
                await http.GetByteArrayAsync($"view?filename={name}&subfolder=&type=output");
                return;
            }
        }
    }

    private static ImageRequest Request(ulong seed) => new()
    {
        JobId = Guid.NewGuid().ToString("D"),
        Model = Checkpoint,
        Prompt = "a fox",
        Seed = seed,
        Steps = 4,
    };

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new ComfyUiPlugin().Register(registry, stub);
        return registry.Providers.Single();
    }

    private static IProviderClient Connect(ConnectionTransport transport) => Provider().Connect(transport);

    private ConnectionTransport Open(Uri url) => TransportFactory.Open(
        new ConnectionEndpoint { Id = "benchmark", Provider = Provider().Info, BaseUrl = url },
        this, TimeProvider.System, NullLoggerFactory.Instance);
}

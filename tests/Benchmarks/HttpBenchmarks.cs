using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LettucePlug.Host.Http;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LettucePlug.Benchmarks;

/// <summary>Large answers against a bare copy of the same bytes, and the price of the guarded transport for small ones.</summary>
internal sealed class HttpBenchmarks : IBenchmark, IPluginLog
{
    private const int Large = 50 * 1024 * 1024;
    private const int Line = 20 * 1024 * 1024;

    public string Name => "http";

    public async Task RunAsync(TextWriter output)
    {
        using var folder = new TempDir();
        await CompareAsync(output, folder, "50 MB base64 in a JSON answer, decoded, hashed and stored", Large, "json", ReadJsonAsync);
        await CompareAsync(output, folder, "20 MB base64 in one data line of an event stream", Line, "events", ReadEventsAsync);
        await MeasureOverheadAsync(output);
        await MeasureImageCallAsync(output, folder);
    }

    public void Write(PluginLogLevel level, string message)
    {
    }

    private async Task CompareAsync(
        TextWriter output, TempDir folder, string title, int size, string path, Func<Stream, Stream, Task> read)
    {
        await using var server = new BigAnswerServer(size);
        await server.StartAsync();
        using var bare = new HttpClient { BaseAddress = server.Url };
        await using var transport = Open(server.Url);

        async Task RunBareAsync()
        {
            await using var body = await bare.GetStreamAsync("bare");
            await using var file = File.Create(folder.File("bare"));
            await CopyBareAsync(body, file);
        }

        async Task RunOursAsync()
        {
            using var response = await transport.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            await using var body = await response.Content.ReadAsStreamAsync();
            await using var file = File.Create(folder.File("ours"));
            await read(body, file);
        }

        var bareTime = await Timing.MedianAsync(9, RunBareAsync);
        var ourTime = await Timing.MedianAsync(9, RunOursAsync);
        var extra = await PeakMemory.OfAsync(RunOursAsync);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: {ourTime:0} ms, bare {bareTime:0} ms, ratio {ourTime / bareTime:0.00} (bar 1.5); " +
            $"peak extra memory {extra / 1048576.0:0.0} MB, ratio {(double)extra / size:0.00} (bar 1.3)"));
    }

    private async Task MeasureOverheadAsync(TextWriter output)
    {
        await using var server = new BigAnswerServer(0);
        await server.StartAsync();
        using var bare = new HttpClient { BaseAddress = server.Url };
        await using var transport = Open(server.Url);
        var bareTime = await Timing.MedianAsync(400, () => PostAsync(bare));
        var ourTime = await Timing.MedianAsync(400, () => PostAsync(transport.Http));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one small call: {ourTime:0.000} ms, bare {bareTime:0.000} ms, overhead {ourTime - bareTime:0.000} ms (bar 5)"));
    }

    /// <summary>
    /// One image from the request to its record, against the least anybody must do with the same answer: post, decode,
    /// hash, write, and have it on the disk.
    /// </summary>
    private static async Task MeasureImageCallAsync(TextWriter output, TempDir folder)
    {
        await using var server = await EmulatorProcess.StartAsync("openai");
        var backend = StorageBackends.All.Single(one => one.Id == "sqlite");
        await using var storage = await backend.OpenAsync(new StorageOptions { Directory = folder.File("store") });
        await using var rig = new ImageCallRig(storage, folder.Path, server.Url);
        await rig.AddModelAsync();
        using var bare = new HttpClient { BaseAddress = server.Url };
        bare.DefaultRequestHeaders.Authorization = new("Bearer", "test-key");
        var made = 0;
        var bareTime = await Timing.MedianAsync(200, () => DrawBareAsync(bare, folder.File("bare")));
        var ourTime = await Timing.MedianAsync(200, () => rig.RunAsync($"a fox in the rain, {++made}"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one image call through the whole host: {ourTime:0.00} ms, bare {bareTime:0.00} ms, overhead {ourTime - bareTime:0.00} ms (bar 5)"));
    }

    private static async Task DrawBareAsync(HttpClient client, string path)
    {
        using var body = new JsonBody(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", ImageCallRig.ModelName);
            json.WriteString("prompt", "a fox in the rain");
            json.WriteNumber("n", 1);
            json.WriteEndObject();
        });
        using var response = await client.PostAsync("v1/images/generations", body);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        var picture = answer.RootElement.GetProperty("data")[0].GetProperty("b64_json").GetBytesFromBase64();
        SHA256.HashData(picture);
        await using var file = File.Create(path);
        await file.WriteAsync(picture);
        file.Flush(flushToDisk: true);
    }

    private static async Task PostAsync(HttpClient client)
    {
        using var body = new JsonBody(json => json.WriteStringValue("a fox in the rain"));
        using var response = await client.PostAsync("small", body);
        await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task ReadJsonAsync(Stream body, Stream file)
    {
        var reader = new JsonImageReader(body, "data[].b64_json");
        while (await reader.ReadAsync() is { } image)
        {
            await StoreAsync(image.Content, file);
        }
    }

    private static async Task ReadEventsAsync(Stream body, Stream file)
    {
        var events = new SseReader(body);
        while (await events.MoveNextAsync())
        {
            var reader = new JsonImageReader(events.Data, "b64_json");
            while (await reader.ReadAsync() is { } image)
            {
                await StoreAsync(image.Content, file);
            }
        }
    }

    private static async Task StoreAsync(Stream image, Stream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[80 * 1024];
        int read;
        while ((read = await image.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read));
        }

        hash.GetHashAndReset();
    }

    private static async Task CopyBareAsync(Stream body, Stream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, read), out var written);
            hash.AppendData(buffer, 0, written);
            await file.WriteAsync(buffer.AsMemory(0, written));
        }

        hash.GetHashAndReset();
    }

    private ConnectionTransport Open(Uri url) => TransportFactory.Open(
        new ConnectionEndpoint
        {
            Id = "benchmark",
            Provider = new ProviderInfo { Id = "benchmark", Title = "Benchmark", IsSelfHosted = true, Auth = [AuthScheme.Bearer] },
            BaseUrl = url,
            Auth = AuthScheme.Bearer,
            ReadKey = _ => ValueTask.FromResult<string?>("benchmark-key"),
        },
        this, TimeProvider.System, NullLoggerFactory.Instance);
}

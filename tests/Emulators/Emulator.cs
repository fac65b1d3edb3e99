using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace LettucePlug.Emulators;

/// <summary>
/// A stand-in for one service, on loopback, as strict as the service. Derived classes answer; this one listens, records
/// what arrives and lets things go wrong.
/// </summary>
public abstract class Emulator : IAsyncDisposable
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];
    private readonly SemaphoreSlim _gone = new(0);
    private readonly SemaphoreSlim _arrived = new(0);
    private WebApplication? _app;

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Url { get; private set; } = null!;

    public string Key => Options.Key;

    /// <summary>What arrived, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>How many connections were opened to it.</summary>
    public int Connections => _connections;

    /// <summary>What the service says in words of its own where something goes wrong.</summary>
    public virtual ServiceFaults Faults { get; } = new();

    protected EmulatorOptions Options { get; private set; } = new();

    private int _connections;

    public async Task StartAsync(EmulatorOptions? options = null)
    {
        Options = options ?? new();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, Options.Port, listen =>
            {
                listen.Use(next => connection =>
                {
                    Interlocked.Increment(ref _connections);
                    return next(connection);
                });
                if (Options.Certificate is { } certificate)
                {
                    listen.UseHttps(certificate.Certificate);
                }
            });
        });
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(HandleAsync);
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Url = new Uri(address + "/");
    }

    /// <summary>Lets the next matching requests go wrong.</summary>
    public void Break(Fault fault)
    {
        lock (_faults)
        {
            _faults.Add((fault, fault.Times));
        }
    }

    public void Break(FaultKind kind) => Break(Fault.Of(kind));

    /// <summary>From now on nothing goes wrong.</summary>
    public void Mend()
    {
        lock (_faults)
        {
            _faults.Clear();
        }
    }

    /// <summary>Waits until a client has gone before its answer was complete.</summary>
    public Task WaitUntilClientIsGoneAsync(CancellationToken cancellationToken) => _gone.WaitAsync(cancellationToken);

    /// <summary>Waits until one more request has arrived.</summary>
    public Task WaitForRequestAsync(CancellationToken cancellationToken) => _arrived.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await _app.StopAsync(atOnce.Token);
            await _app.DisposeAsync();
        }

        _gone.Dispose();
        _arrived.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Answers a request, or throws a <see cref="Refusal"/>.</summary>
    protected abstract Task AnswerAsync(EmulatorCall call);

    /// <summary>Writes a refusal in the service's own shape.</summary>
    protected abstract string ShapeError(Refusal refusal);

    private async Task HandleAsync(HttpContext context)
    {
        var request = await RecordAsync(context.Request);
        _requests.Enqueue(request);
        _arrived.Release();
        var call = new EmulatorCall(context, request);
        try
        {
            if (TakeFault(request) is { } fault)
            {
                await FaultyAnswers.SendAsync(fault, call, AnswerOrRefuseAsync, ShapeError);
            }
            else
            {
                await AnswerOrRefuseAsync(call);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            _gone.Release();
        }
    }

    private async Task AnswerOrRefuseAsync(EmulatorCall call)
    {
        try
        {
            await AnswerAsync(call);
        }
        catch (Refusal refusal)
        {
            await call.SendTextAsync(ShapeError(refusal), refusal.Status);
        }
    }

    private Fault? TakeFault(RecordedRequest request)
    {
        lock (_faults)
        {
            var index = _faults.FindIndex(entry =>
                (entry.Fault.Path is not { } end || request.Path.EndsWith(end, StringComparison.Ordinal))
                && (entry.Fault.PathStart is not { } start || request.Path.StartsWith(start, StringComparison.Ordinal)));
            if (index < 0)
            {
                return null;
            }

            var (fault, left) = _faults[index];
            if (left <= 1)
            {
                _faults.RemoveAt(index);
            }
            else
            {
                _faults[index] = (fault, left - 1);
            }

            return fault;
        }
    }

    private static async Task<RecordedRequest> RecordAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        return new RecordedRequest
        {
            Method = request.Method,
            Path = request.Path.Value ?? "",
            Query = request.QueryString.Value ?? "",
            Headers = request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = bytes,
            Parts = request.ContentType?.StartsWith("multipart/form-data", StringComparison.Ordinal) == true
                ? await ReadPartsAsync(request.ContentType, bytes)
                : [],
        };
    }

    private static async Task<IReadOnlyList<RecordedPart>> ReadPartsAsync(string contentType, byte[] body)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value!;
        var reader = new MultipartReader(boundary, new MemoryStream(body));
        var parts = new List<RecordedPart>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content);
            var disposition = ContentDispositionHeaderValue.Parse(section.ContentDisposition!);
            parts.Add(new RecordedPart
            {
                Name = HeaderUtilities.RemoveQuotes(disposition.Name).Value!,
                FileName = HeaderUtilities.RemoveQuotes(disposition.FileName).Value,
                ContentType = section.ContentType,
                RawDisposition = section.ContentDisposition!,
                Content = content.ToArray(),
            });
        }

        return parts;
    }
}

namespace LettucePlug.Emulators;

/// <summary>
/// An emulator as a message handler: whatever address a request names, it goes to the emulator, with the key on it. For
/// the conformance kit, which brings its own stand-in for the host's transport.
/// </summary>
public sealed class EmulatorHandler : HttpMessageHandler
{
    private readonly Emulator _emulator;
    private readonly Action<HttpRequestMessage, string> _attachKey;
    private readonly Lazy<Task> _started;
    private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    /// <param name="emulator">Started with the first request, and disposed with this handler.</param>
    /// <param name="attachKey">Puts the key onto a request; null for a bearer token.</param>
    public EmulatorHandler(Emulator emulator, Action<HttpRequestMessage, string>? attachKey = null)
    {
        _emulator = emulator;
        _attachKey = attachKey ?? ((request, key) => request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key));
        _started = new(() => emulator.StartAsync());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await _started.Value;
        var copy = new HttpRequestMessage(request.Method, new Uri(_emulator.Url, request.RequestUri!.PathAndQuery))
        {
            Content = request.Content,
        };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        _attachKey(copy, _emulator.Key);
        return await _sockets.SendAsync(copy, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sockets.Dispose();
            _emulator.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }
}

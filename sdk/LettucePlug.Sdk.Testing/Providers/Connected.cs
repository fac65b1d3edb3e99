namespace LettucePlug.Sdk.Testing;

/// <summary>A provider with one open connection, for the length of one check.</summary>
internal sealed class Connected : IAsyncDisposable
{
    private readonly HttpMessageHandler _service;
    private readonly ScriptedService _counter;
    private readonly StubConnection _connection;
    private readonly HttpMessageInvoker _inner;

    public Connected(ProviderSubject subject, HttpMessageHandler? service = null)
    {
        Provider = subject.Create();
        _service = service ?? subject.Service?.Invoke() ?? ScriptedService.Silent();
        _inner = new HttpMessageInvoker(_service, disposeHandler: false);
        _counter = new ScriptedService(_inner.SendAsync);
        _connection = new StubConnection(Provider, _counter, subject.Settings) { Time = subject.Time };
        Client = Provider.Connect(_connection);
    }

    public IProvider Provider { get; }

    public IProviderClient Client { get; }

    public int Calls => _counter.Requests.Count;

    public IReadOnlyList<RecordedRequest> Requests => _counter.Requests;

    public IImageGenerator Images => Client as IImageGenerator
        ?? throw new ContractViolation("A client with an image model is an IImageGenerator.", $"{Client.GetType().Name} is not.");

    public IChatModel Chat => Client as IChatModel
        ?? throw new ContractViolation("A client with a chat model is an IChatModel.", $"{Client.GetType().Name} is not.");

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync().ConfigureAwait(false);
        _connection.Dispose();
        _counter.Dispose();
        _inner.Dispose();
        _service.Dispose();
    }
}

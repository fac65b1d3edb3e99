namespace LettucePlug.Sdk;

/// <summary>
/// One connection in use. It offers what the service can do as further interfaces on the same object
/// (see <see cref="IProvider.Connect"/>). The host owns it and disposes it once, when no call is running.
/// </summary>
public interface IProviderClient : IAsyncDisposable
{
}

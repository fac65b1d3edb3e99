using System.Net;
using LettucePlug.Sdk.Testing;

namespace LettucePlug.Sdk.Tests;

public sealed class StubConnectionTests
{
    private static readonly ScriptedProvider Online = new()
    {
        Info = new ProviderInfo { Id = "online", Title = "Online", DefaultBaseUrl = new Uri("https://api.test/v1") },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, ProviderFailure.Unauthorized)]
    [InlineData(402, ProviderFailure.PaymentRequired)]
    [InlineData(404, ProviderFailure.NotFound)]
    [InlineData(422, ProviderFailure.InvalidRequest)]
    [InlineData(429, ProviderFailure.RateLimited)]
    [InlineData(503, ProviderFailure.Unavailable)]
    public async Task A_status_that_is_no_success_becomes_a_failure(int status, ProviderFailure failure)
    {
        using var service = ScriptedService.Always((HttpStatusCode)status, "{}");
        using var connection = new StubConnection(Online, service);

        var thrown = await Should.ThrowAsync<ProviderException>(() => connection.Http.GetAsync(new Uri("models", UriKind.Relative), Token));

        thrown.Failure.ShouldBe(failure);
        service.Requests.ShouldHaveSingleItem().Address.ShouldBe(new Uri("https://api.test/v1/models"));
    }

    [Fact]
    public async Task Failures_can_be_asked_for()
    {
        using var service = ScriptedService.Always(HttpStatusCode.NotFound, "none");
        using var connection = new StubConnection(Online, service);
        using var request = new HttpRequestMessage(HttpMethod.Get, "models");
        request.Options.Set(TransportOptions.ReturnFailures, true);

        using var answer = await connection.Http.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_origin_is_refused()
    {
        using var service = ScriptedService.Always(HttpStatusCode.OK, "{}");
        using var connection = new StubConnection(Online, service);

        await Should.ThrowAsync<ContractViolation>(() => connection.Http.GetAsync(new Uri("https://other.test/"), Token));

        service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_of_the_plugins_own_is_refused()
    {
        using var service = ScriptedService.Always(HttpStatusCode.OK, "{}");
        using var connection = new StubConnection(Online, service);
        using var request = new HttpRequestMessage(HttpMethod.Get, "models");
        request.Headers.Authorization = new("Bearer", "abc");

        var violation = await Should.ThrowAsync<ContractViolation>(() => connection.Http.SendAsync(request, Token));

        violation.Message.ShouldNotContain("abc");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_a_timeout()
    {
        using var service = ScriptedService.TimingOut();
        using var connection = new StubConnection(Online, service);

        var thrown = await Should.ThrowAsync<ProviderException>(() => connection.Http.GetAsync(new Uri("models", UriKind.Relative), Token));

        thrown.Failure.ShouldBe(ProviderFailure.Timeout);
    }
}

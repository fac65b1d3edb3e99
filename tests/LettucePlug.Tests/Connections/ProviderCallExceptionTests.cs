using LettucePlug.Host.Connections;
using LettucePlug.Host.Secrets;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Connections;

public sealed class ProviderCallExceptionTests
{
    [Fact]
    public void It_names_the_connection_the_model_the_cause_and_what_to_do()
    {
        var error = Explain(new ProviderException(ProviderFailure.Unauthorized, "The key is wrong."));

        error.Message.ShouldBe("'box' (model 'painter'): The key is wrong.");
        error.Hint!.ShouldContain("lettuceplug connections set box --key-stdin");
        error.Code.ShouldBe("provider-unauthorized");
        error.ExitCode.ShouldBe(4);
    }

    [Fact]
    public void A_key_that_a_service_answers_with_is_taken_out()
    {
        var redactor = new Redactor();
        redactor.Add("sk-marker-123");

        var error = Explain(
            new ProviderException(ProviderFailure.Protocol, "Incorrect API key provided: sk-marker-123")
            {
                Hint = "You sent sk-marker-123",
            },
            redactor.Redact);

        (error.Message + error.Hint).ShouldNotContain("sk-marker-123");
    }

    [Theory]
    [InlineData(ProviderFailure.Unauthorized)]
    [InlineData(ProviderFailure.PaymentRequired)]
    [InlineData(ProviderFailure.RateLimited)]
    [InlineData(ProviderFailure.Moderated)]
    [InlineData(ProviderFailure.InvalidRequest)]
    [InlineData(ProviderFailure.NotFound)]
    [InlineData(ProviderFailure.Unavailable)]
    [InlineData(ProviderFailure.Timeout)]
    [InlineData(ProviderFailure.Protocol)]
    [InlineData(ProviderFailure.Cancelled)]
    public void Every_failure_has_a_next_step(ProviderFailure failure) =>
        Explain(new ProviderException(failure, "It failed.")).Hint.ShouldNotBeNullOrWhiteSpace();

    [Theory]
    [InlineData(12.2, "in 13 s,")]
    [InlineData(600, "in 10 min,")]
    public void A_wait_that_the_service_asks_for_is_told(double seconds, string words) =>
        Explain(new ProviderException(ProviderFailure.RateLimited, "Slow down.") { RetryAfter = TimeSpan.FromSeconds(seconds) })
            .Hint!.ShouldContain(words);

    [Fact]
    public void An_answer_that_broke_off_sends_nobody_to_look_for_a_wrong_address() =>
        Explain(new ProviderException(ProviderFailure.Protocol, "The answer is cut off.") { MayHaveBeenCharged = true })
            .Hint!.ShouldContain("may have done the work");

    private static ProviderCallException Explain(ProviderException failure, Func<string, string>? redact = null) =>
        ProviderCallException.From(
            failure, new Connection { Id = "box", Provider = "openai", Name = "Box" }, "painter", redact ?? (text => text));
}

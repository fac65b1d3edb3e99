using LettucePlug.Tests.Support;

namespace LettucePlug.Tests;

public sealed class FakeTimeTests
{
    [Fact]
    public void A_periodic_timer_fires_once_for_every_period_that_passed()
    {
        var time = new FakeTime();
        var fired = new List<DateTimeOffset>();
        var start = time.GetUtcNow();
        using var timer = time.CreateTimer(
            _ => fired.Add(time.GetUtcNow()), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        time.Advance(TimeSpan.FromSeconds(5.5));

        fired.Select(at => (at - start).TotalSeconds).ShouldBe([1, 3, 5]);
    }

    [Fact]
    public async Task A_delay_ends_only_when_the_clock_is_moved()
    {
        var time = new FakeTime();

        var delay = Task.Delay(TimeSpan.FromSeconds(10), time, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(9.9));
        delay.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));

        await delay;
        time.PendingTimers.ShouldBe(0);
    }
}

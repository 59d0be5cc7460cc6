import Dispatch
import Synchronization

/// Prints all pages, in byte order of path, on so many threads.
package func renderSite(_ input: SiteInput, jobs: Int) throws(TemplateError) -> [PageFile] {
    let site = try Site(input)
    let results = sideBySide(site.plans.count, jobs: jobs) { index in
        rendered(site.plans[index], of: site)
    }
    var files: [PageFile] = []
    files.reserveCapacity(results.count)
    for result in results { files.append(try result.get()) }
    return files
}

private func rendered(_ plan: Site.Plan, of site: Site) -> Result<PageFile, TemplateError> {
    do throws(TemplateError) {
        return .success(try site.render(plan))
    } catch {
        return .failure(error)
    }
}

/// Runs a function of an index for each index below a count, on several threads; results stand in order.
private func sideBySide<Value: Sendable>(
    _ count: Int, jobs: Int, _ body: @Sendable (Int) -> Value
) -> [Value] {
    guard jobs > 1, count > 1 else { return (0..<count).map(body) }
    let results = Mutex<[Value?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let value = body(index)
            results.withLock { $0[index] = value }
        }
    }
    return results.withLock { $0.compactMap(\.self) }
}

import Domain
import EventLog
import Foundation
import Projections

/// Gets hold of a projection that shows all of the log: the one at hand, one made anew, or one in memory.
struct Opener {
  let catchUp: CatchUp

  /// The projection at hand, caught up; made anew if it is missing, of another version or damaged.
  func open() throws -> (Projection, Condition) {
    do {
      guard let projection = try projections.open() else { return try rebuild() }
      if try catchUp.isCurrent(projection) { return (projection, Condition()) }
      let condition = try projection.update { projector in
        let condition = try catchUp.readAll(into: projector)
        return (answer: condition, keep: condition.contradiction == nil)
      }
      if condition.contradiction != nil { return try inMemory() }
      return (projection, condition)
    } catch let failure as FileFailure {
      throw failure
    } catch let error where ProjectionFolder.isDamage(error) {
      return try rebuild()
    } catch {
      // Reading must not fail because nothing can be written beside the log: a read-only or full disk.
      return try inMemory()
    }
  }

  /// A projection made anew from the whole log and put in use.
  ///
  /// - Parameter alone: whether no file of another projection may stay.
  /// - Throws: `RegisterFailure.damaged` if a stream is not what a checkpoint of it says.
  func rebuildFile(alone: Bool = false) throws -> (Projection, Condition) {
    var condition = Condition()
    defer { catchUp.progress(.finished) }
    let projection = try projections.build(alone: alone, progress: foldingProgress) {
      condition = try catchUp.readAll(into: $0)
      if let finding = condition.contradiction { throw RegisterFailure.damaged(finding) }
    }
    return (projection, condition)
  }

  /// A projection made anew from the whole log, in memory if it cannot be kept.
  func rebuild() throws -> (Projection, Condition) {
    do {
      return try rebuildFile()
    } catch let failure as FileFailure {
      throw failure
    } catch {
      return try inMemory()
    }
  }

  func inMemory() throws -> (Projection, Condition) {
    var condition = Condition()
    var catchUp = catchUp
    catchUp.keepsPositions = false
    defer { catchUp.progress(.finished) }
    let projection = try ProjectionFolder.buildInMemory(progress: foldingProgress) {
      condition = try catchUp.readAll(into: $0)
    }
    return (projection, condition)
  }

  private var foldingProgress: HistoryProgress {
    { catchUp.progress(LongWork(step: .folding, done: $0, total: $1)) }
  }

  var projections: ProjectionFolder { ProjectionFolder(register: catchUp.folder.register) }
}
